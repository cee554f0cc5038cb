select id, name from shop.customers where id > (select avg(customer) from shop.orders)
