select
  cast(order_id as integer) as order_id,
  cast(customer_id as integer) as customer_id,
  cast(product_id as integer) as product_id,
  cast(quantity as integer) as quantity,
  cast(ordered_at as timestamp) as ordered_at
from {{ ref('raw_orders') }}
