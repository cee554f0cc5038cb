select id, email as contact, sha256(email) as contact_hash, city from {{ ref('silver_customers') }}
