select id from shop.orders o where exists (select 1 from shop.customers c where c.id = o.customer)
