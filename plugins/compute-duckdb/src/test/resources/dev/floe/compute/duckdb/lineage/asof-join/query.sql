select o.id, c.id as c_id from shop.orders o asof join shop.customers c on o.customer >= c.id
