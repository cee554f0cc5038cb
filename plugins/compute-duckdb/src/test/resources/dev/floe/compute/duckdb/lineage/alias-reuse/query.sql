select max(id) as a, a + 1 as b from shop.orders
