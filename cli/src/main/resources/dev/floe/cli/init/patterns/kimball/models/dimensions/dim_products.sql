-- History (type 2) made of a snapshot.
select
  dbt_scd_id as surrogate_key,
  product_id,
  title,
  price,
  dbt_valid_from as effective_from,
  coalesce(dbt_valid_to, timestamp '9999-12-31 00:00:00') as effective_to,
  dbt_valid_to is null as is_current
from {{ ref('product_history') }}
