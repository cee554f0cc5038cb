select
  customers.customer_id,
  customers.email,
  customers.city,
  customers.country,
  customers.created,
  customers.segment,
  customers.status,
  interactions.interaction_type
from {{ ref('silver_customers') }} as customers
join {{ source('campaign-attribution', 'customer_interactions') }} as interactions
  on interactions.customer_id = customers.customer_id
