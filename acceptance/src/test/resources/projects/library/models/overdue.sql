{{ config(materialized='ephemeral') }}

select
    loan_id,
    lent_on + {{ var('loan_days') }} as due_on,
    coalesce(returned_on, date '2026-03-01') > lent_on + {{ var('loan_days') }} as is_overdue
from {{ ref('stg_loans') }}
