select
    id as ticket_id,
    customer_id,
    topic,
    cast(opened_at as date) as opened_on,
    cast(closed_at as date) as closed_on,
    satisfaction
from {{ ref('raw_tickets') }}
