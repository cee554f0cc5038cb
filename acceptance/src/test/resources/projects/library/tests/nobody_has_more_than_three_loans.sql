select member_id
from {{ ref('members') }}
where loans > 3
