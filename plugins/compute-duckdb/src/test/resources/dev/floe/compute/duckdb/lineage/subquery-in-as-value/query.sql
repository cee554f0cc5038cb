select id, customer in (select id from shop.customers where region = 'eu') as european from shop.orders
