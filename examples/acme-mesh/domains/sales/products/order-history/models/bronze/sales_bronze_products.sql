select
    id as product_id,
    name as product_name,
    category,
    list_price_cents
from {{ ref('raw_products') }}
