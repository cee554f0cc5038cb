select
    customers.customer_id,
    customers.customer_name,
    customers.industry,
    count(orders.order_id) as orders,
    coalesce(sum(case when orders.is_returned then 0 else orders.amount end), 0) as revenue,
    current_timestamp as loaded_at
from {{ ref('sales_bronze_customers') }} as customers
left join {{ ref('sales_gold_orders') }} as orders on orders.customer_id = customers.customer_id
group by all
