select
    id as payment_id,
    invoice_id,
    cast(paid_on as date) as paid_on,
    amount_cents
from {{ ref('raw_payments') }}
