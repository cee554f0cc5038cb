select o.id, c.name from shop.orders o left join shop.customers c on o.customer = c.id and c.region = 'eu' and o.amount > 2
