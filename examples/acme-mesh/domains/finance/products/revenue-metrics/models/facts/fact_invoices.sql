with paid as (

    select
        invoice_id,
        sum(amount_cents) as paid_cents,
        max(paid_on) as paid_on
    from {{ ref('stg_payments') }}
    group by invoice_id

)

select
    invoices.invoice_id,
    invoices.customer_id,
    invoices.account_code,
    date_trunc('month', invoices.issued_on) as month,
    cast(invoices.amount_cents / 100.0 as decimal(14, 2)) as amount,
    cast(coalesce(paid.paid_cents, 0) / 100.0 as decimal(14, 2)) as paid_amount,
    coalesce(paid.paid_on > invoices.due_on, false) as is_late
from {{ ref('stg_invoices') }} as invoices
left join paid on paid.invoice_id = invoices.invoice_id
