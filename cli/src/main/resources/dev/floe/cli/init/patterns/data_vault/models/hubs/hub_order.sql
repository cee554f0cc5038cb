select
  md5(cast(order_no as varchar)) as order_hk,
  cast(order_no as varchar) as order_no,
  min(cast(extracted_at as timestamp)) as load_date,
  'shop' as record_source
from {{ ref('raw_orders') }}
group by order_no
