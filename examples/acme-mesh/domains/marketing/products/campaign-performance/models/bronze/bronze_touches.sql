select
    id as touch_id,
    campaign_id,
    customer_id,
    kind,
    cast(touched_at as date) as touched_on,
    cost_cents
from {{ ref('raw_touches') }}
