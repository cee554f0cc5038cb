select id from {{ ref('silver_orders') }}
