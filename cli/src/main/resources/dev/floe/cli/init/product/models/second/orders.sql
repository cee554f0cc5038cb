select
    orders.order_id,
    orders.customer_id,
    customers.customer_name,
    orders.ordered_on,
    cast(orders.amount_cents / 100.0 as decimal(12, 2)) as amount,
    orders.status = 'returned' as is_returned,
    current_timestamp as loaded_at
from {{ ref('@first@orders') }} as orders
join {{ ref('@first@customers') }} as customers on customers.customer_id = orders.customer_id
