-- A hub holds a business key once, when it was first seen, and nothing else.
select
  md5(customer_no) as customer_hk,
  customer_no,
  min(cast(extracted_at as timestamp)) as load_date,
  'shop' as record_source
from {{ ref('raw_customers') }}
group by customer_no
