select id, email, name, city, country, created, origin, segment
from {{ source('crm', 'people') }}
