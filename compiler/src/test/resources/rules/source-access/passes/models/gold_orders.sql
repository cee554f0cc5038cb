select id from {{ ref('bronze_orders') }}
