select * from shop.customers natural join (select id, amount from shop.orders)
