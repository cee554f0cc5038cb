select id, name from shop.customers union all by name select status as name, id from shop.orders
