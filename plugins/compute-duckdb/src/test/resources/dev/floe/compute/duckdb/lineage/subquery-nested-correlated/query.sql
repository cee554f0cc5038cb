select c.id, (select count(*) from shop.orders o where o.customer = c.id and o.placed = (select max(placed) from shop.orders p where p.customer = c.id)) as n from shop.customers c
