{{ config(meta={'floe': {'scd_type': 1}}) }}

select
    code as account_code,
    name as account_name,
    kind
from {{ ref('raw_ledger_accounts') }}
