select id from {{ ref('land_orders') }}
