select id, unnest([{'a': 1, 'b': customer}], recursive := true) from shop.orders
