with value as (

    select
        order_id,
        count(*) as lines,
        sum(gross_amount - discount) as amount
    from {{ ref('sales_silver_order_items') }}
    group by order_id

)

select
    orders.order_id,
    orders.customer_id,
    orders.ordered_on,
    orders.status,
    orders.channel,
    value.lines,
    value.amount,
    current_timestamp as loaded_at
from {{ ref('sales_bronze_orders') }} as orders
join value on value.order_id = orders.order_id
