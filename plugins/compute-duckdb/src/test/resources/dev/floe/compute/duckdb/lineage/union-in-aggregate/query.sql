select sum(x) as total from (select amount as x from shop.orders union all select id from shop.customers)
