select id, email, name, city from {{ ref('raw_crm') }}
