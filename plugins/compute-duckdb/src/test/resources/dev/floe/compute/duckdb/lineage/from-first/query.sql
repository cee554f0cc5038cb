from shop.orders select id
