-- model.shop.clean
with  __dbt__cte__raw as (

select 1 as id, 'x' as kind
), base as (
  select * from __dbt__cte__raw
)
select id from base

-- model.shop.final
-- a comment first
with recursive  __dbt__cte__raw as (

select 1 as id, 'x' as kind
),  __dbt__cte__clean as (

with base as (
  select * from __dbt__cte__raw
)
select id from base
), mine as (
  select * from __dbt__cte__clean
)
select * from mine union all select id from __dbt__cte__raw

-- model.shop.raw
select 1 as id, 'x' as kind

-- test.shop.no_rows
with __dbt__cte__raw as (

select 1 as id, 'x' as kind
),  __dbt__cte__clean as (

with base as (
  select * from __dbt__cte__raw
)
select id from base
) select * from __dbt__cte__clean where id is null

