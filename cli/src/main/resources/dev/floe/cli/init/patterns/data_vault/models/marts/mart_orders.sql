-- A point-in-time join: each order meets what was known of its customer when it was placed.
with customers as (
  select
    customer_hk,
    customer_name,
    city,
    load_date as known_from,
    lead(load_date) over (partition by customer_hk order by load_date) as known_to
  from {{ ref('sat_customer') }}
)
select
  hubs.order_no,
  customers.customer_name,
  customers.city,
  orders.ordered_at,
  orders.amount
from {{ ref('link_order_customer') }} as links
join {{ ref('hub_order') }} as hubs on hubs.order_hk = links.order_hk
join {{ ref('sat_order') }} as orders on orders.order_hk = links.order_hk
join customers
  on customers.customer_hk = links.customer_hk
  and orders.ordered_at >= customers.known_from
  and (orders.ordered_at < customers.known_to or customers.known_to is null)
