select o.id from shop.orders o semi join shop.customers c on o.customer = c.id
