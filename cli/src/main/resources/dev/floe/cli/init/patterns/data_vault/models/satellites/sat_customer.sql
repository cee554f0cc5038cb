-- A satellite describes a hub: a row for each time that something changed.
select
  md5(customer_no) as customer_hk,
  name as customer_name,
  city,
  cast(extracted_at as timestamp) as load_date,
  'shop' as record_source
from {{ ref('raw_customers') }}
