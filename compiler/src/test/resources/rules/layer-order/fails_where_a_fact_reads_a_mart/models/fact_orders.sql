select id from {{ ref('mart_sales') }}
