select o.id, c.name from shop.orders o full join shop.customers c on o.customer > c.id
