select {'who': name, 'n': id} as s, [id, 2] as l from shop.customers
