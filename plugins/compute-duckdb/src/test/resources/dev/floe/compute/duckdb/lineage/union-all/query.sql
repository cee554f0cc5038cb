select id, name from shop.customers union all select customer, status from shop.orders
