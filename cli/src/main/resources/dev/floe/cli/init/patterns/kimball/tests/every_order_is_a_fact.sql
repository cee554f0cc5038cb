-- A point-in-time join loses the orders that no version covers: there must be none.
select order_id
from {{ ref('stg_orders') }}
where order_id not in (select order_id from {{ ref('fact_orders') }})
