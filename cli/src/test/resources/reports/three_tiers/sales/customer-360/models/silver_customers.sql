select id as customer_id, email, name, city, country, created, origin, segment, 'new' as status
from {{ ref('bronze_crm') }}
