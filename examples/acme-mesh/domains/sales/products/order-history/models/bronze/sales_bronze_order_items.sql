select
    order_id || '-' || line as order_item_id,
    order_id,
    product_id,
    quantity,
    unit_price_cents,
    discount_percent
from {{ ref('raw_order_items') }}
