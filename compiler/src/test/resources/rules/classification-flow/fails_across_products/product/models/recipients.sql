select id, lower(email) as address from {{ ref('customers', 'people') }}
