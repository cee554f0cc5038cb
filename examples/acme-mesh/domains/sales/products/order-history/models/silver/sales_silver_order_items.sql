select
    items.order_item_id,
    items.order_id,
    items.product_id,
    products.category,
    items.quantity,
    {{ euros('items.quantity * items.unit_price_cents') }} as gross_amount,
    {{ euros('items.quantity * items.unit_price_cents * items.discount_percent / 100.0') }} as discount,
    current_timestamp as loaded_at
from {{ ref('sales_bronze_order_items') }} as items
join {{ ref('sales_bronze_products') }} as products on products.product_id = items.product_id
