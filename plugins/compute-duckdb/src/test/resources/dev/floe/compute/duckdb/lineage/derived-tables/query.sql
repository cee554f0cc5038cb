select t.x from (select id as x, row_number() over (order by name) as rn from shop.customers) t where rn = 1
