-- An order belongs to the last campaign its customer met in the thirty days before it.
select
    orders.order_id,
    arg_max(touches.campaign_id, touches.touched_on) as campaign_id,
    any_value(orders.amount) as amount,
    current_timestamp as loaded_at
from {{ ref('order-history', 'orders') }} as orders
join {{ ref('bronze_touches') }} as touches
    on touches.customer_id = orders.customer_id
    and touches.touched_on between orders.ordered_on - 30 and orders.ordered_on
where not orders.is_returned
group by orders.order_id
