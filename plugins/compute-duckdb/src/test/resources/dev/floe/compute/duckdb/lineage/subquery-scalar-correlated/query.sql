select id, (select max(name) from shop.customers c where c.id = o.customer) as customer_name from shop.orders o
