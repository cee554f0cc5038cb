-- A point-in-time join: each order meets the version of a dimension that held when it was placed.
select
  orders.order_id,
  customers.surrogate_key as customer_key,
  products.surrogate_key as product_key,
  orders.ordered_at,
  orders.quantity,
  orders.quantity * products.price as amount
from {{ ref('stg_orders') }} as orders
join {{ ref('dim_customers') }} as customers
  on customers.customer_id = orders.customer_id
  and orders.ordered_at >= customers.effective_from
  and orders.ordered_at < customers.effective_to
join {{ ref('dim_products') }} as products
  on products.product_id = orders.product_id
  and orders.ordered_at >= products.effective_from
  and orders.ordered_at < products.effective_to
