select id as customer_id, name from {{ ref('bronze_salesforce_accounts') }}
