select * from shop.orders join shop.customers using (id)
