select id from shop.orders limit (select max(id) from shop.customers)
