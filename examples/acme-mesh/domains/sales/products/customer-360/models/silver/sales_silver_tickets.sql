select
    ticket_id,
    customer_id,
    topic,
    opened_on,
    closed_on is null as is_open,
    closed_on - opened_on as days_to_close,
    satisfaction,
    current_timestamp as loaded_at
from {{ ref('sales_bronze_tickets') }}
