{{ config(meta={'floe': {'scd_type': 1}}) }}

select distinct
    date_trunc('month', issued_on) as month,
    year(issued_on) as year,
    quarter(issued_on) as quarter
from {{ ref('stg_invoices') }}
