with recursive r as (
  select id as a, manager as b from shop.staff
  union
  select b, a from r
)
select a, b from r
