{{ config(materialized='table') }} select 1 as customer_id, 'ad_click' as interaction_type
