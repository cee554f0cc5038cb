select
    id as campaign_id,
    name as campaign_name,
    channel,
    cast(starts_on as date) as starts_on,
    cast(ends_on as date) as ends_on,
    budget_cents
from {{ ref('raw_campaigns') }}
