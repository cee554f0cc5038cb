select o.id, c.name from shop.orders o positional join shop.customers c
