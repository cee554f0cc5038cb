select id, customer as id from shop.orders
