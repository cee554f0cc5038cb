-- Staging reads what comes in, one model for each source: names and types, nothing else.
select
  cast(customer_id as integer) as customer_id,
  name as customer_name,
  city,
  cast(changed_at as timestamp) as changed_at
from {{ ref('raw_customer_changes') }}
