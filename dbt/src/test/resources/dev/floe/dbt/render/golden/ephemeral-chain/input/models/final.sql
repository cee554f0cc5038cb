-- a comment first
with recursive mine as (
  select * from {{ ref('clean') }}
)
select * from mine union all select id from {{ ref('raw') }}
