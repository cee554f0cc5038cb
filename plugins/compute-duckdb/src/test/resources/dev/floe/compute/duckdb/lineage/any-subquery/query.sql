select c.name from shop.customers c where c.id = any (select customer from shop.orders)
