select list_transform(tags, lambda t: t || status) as tagged from shop.orders
