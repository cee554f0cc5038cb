select
  cast(product_id as integer) as product_id,
  title,
  cast(price as decimal(10, 2)) as price,
  cast(updated_at as timestamp) as updated_at
from {{ ref('raw_products') }}
