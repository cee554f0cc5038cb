select r.range as i, c.id from range(10) r, shop.customers c
