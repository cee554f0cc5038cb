with a as (select id, amount from shop.orders), b as (select id, sum(amount) as total from a group by 1)
select b.total, a.amount from a join b using (id)
