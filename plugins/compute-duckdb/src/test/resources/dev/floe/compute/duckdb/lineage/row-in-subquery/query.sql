select id from shop.customers where (id, name) in (select customer, status from shop.orders)
