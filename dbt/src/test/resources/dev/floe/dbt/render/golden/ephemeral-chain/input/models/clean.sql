{{ config(materialized='ephemeral') }}
with base as (
  select * from {{ ref('raw') }}
)
select id from base
