-- A link relates hubs: who placed which order.
select
  md5(concat_ws('|', order_no, customer_no)) as order_customer_hk,
  md5(cast(order_no as varchar)) as order_hk,
  md5(customer_no) as customer_hk,
  min(cast(extracted_at as timestamp)) as load_date,
  'shop' as record_source
from {{ ref('raw_orders') }}
group by order_no, customer_no
