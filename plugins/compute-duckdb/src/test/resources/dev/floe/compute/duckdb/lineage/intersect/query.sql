select id from shop.customers intersect select customer from shop.orders
