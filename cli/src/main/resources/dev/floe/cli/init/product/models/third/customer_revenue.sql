select
    customer_id,
    any_value(customer_name) as customer_name,
    count(*) as orders,
    sum(case when is_returned then 0 else amount end) as revenue,
    max(ordered_on) as last_ordered_on,
    max(loaded_at) as loaded_at
from {{ ref('@second@orders') }}
group by customer_id
