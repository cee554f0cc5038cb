-- History (type 2) made of a log of changes: each version holds until the next one begins.
select
  md5(concat_ws('|', customer_id, changed_at)) as surrogate_key,
  customer_id,
  customer_name,
  city,
  changed_at as effective_from,
  coalesce(
    lead(changed_at) over (partition by customer_id order by changed_at),
    timestamp '9999-12-31 00:00:00'
  ) as effective_to,
  lead(changed_at) over (partition by customer_id order by changed_at) is null as is_current
from {{ ref('stg_customer_changes') }}
