select id from {{ ref('gold_sales') }}
