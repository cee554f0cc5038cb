select
    order_id,
    customer_id,
    ordered_on,
    channel,
    amount,
    status = 'returned' as is_returned,
    loaded_at
from {{ ref('sales_silver_orders') }}
where status in ('completed', 'returned')
