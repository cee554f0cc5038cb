select
  md5(cast(order_no as varchar)) as order_hk,
  cast(amount as decimal(10, 2)) as amount,
  cast(ordered_at as timestamp) as ordered_at,
  cast(extracted_at as timestamp) as load_date,
  'shop' as record_source
from {{ ref('raw_orders') }}
