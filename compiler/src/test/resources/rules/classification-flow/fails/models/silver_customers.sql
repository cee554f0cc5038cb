select id, lower(email) as email, city from {{ ref('bronze_crm') }}
