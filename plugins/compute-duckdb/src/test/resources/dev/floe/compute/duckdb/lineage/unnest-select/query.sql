select id, unnest(tags) as tag from shop.orders
