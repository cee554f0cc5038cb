select id from shop.customers except select customer from shop.orders
