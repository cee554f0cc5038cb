select id, unnest(address) from shop.customers
