select o.id, c.name from shop.orders o cross join shop.customers c
