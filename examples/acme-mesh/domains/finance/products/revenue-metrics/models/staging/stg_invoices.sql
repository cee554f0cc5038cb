select
    id as invoice_id,
    customer_id,
    account_code,
    cast(issued_on as date) as issued_on,
    cast(due_on as date) as due_on,
    amount_cents
from {{ ref('raw_invoices') }}
