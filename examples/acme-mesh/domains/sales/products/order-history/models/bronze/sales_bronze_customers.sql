select
    id as customer_id,
    name as customer_name,
    city,
    industry,
    cast(created_at as date) as customer_since
from {{ ref('raw_customers') }}
