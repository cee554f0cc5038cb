{{ config(materialized='table') }} select 1 as sale_id
