with recursive tree as (
  select id, manager, 1 as level from shop.staff where manager is null
  union all
  select s.id, s.manager, t.level + 1 from shop.staff s join tree t on s.manager = t.id
)
select * from tree
