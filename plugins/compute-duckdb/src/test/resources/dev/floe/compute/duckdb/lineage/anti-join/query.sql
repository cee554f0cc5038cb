select o.id from shop.orders o anti join shop.customers c on o.customer = c.id
