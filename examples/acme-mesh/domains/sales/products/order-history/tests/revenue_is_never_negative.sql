select *
from {{ ref('sales_gold_customers') }}
where revenue < 0
