select *
from {{ ref('fact_invoices') }}
where paid_amount > amount
