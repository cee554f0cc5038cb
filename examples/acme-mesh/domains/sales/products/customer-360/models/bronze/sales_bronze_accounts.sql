select
    customer_id,
    account_name,
    employees,
    rating
from {{ ref('raw_accounts') }}
