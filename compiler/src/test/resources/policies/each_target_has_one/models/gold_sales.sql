{{ config(materialized='table') }} select order_id as sale_id, 2.5 as amount from {{ source('shop', 'orders') }}
