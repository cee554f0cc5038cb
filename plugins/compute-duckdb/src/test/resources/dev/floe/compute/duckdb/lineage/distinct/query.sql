select distinct customer from shop.orders
