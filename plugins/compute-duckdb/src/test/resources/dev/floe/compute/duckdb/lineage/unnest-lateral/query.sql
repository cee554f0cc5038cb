select o.id, u.tag from shop.orders o, unnest(o.tags) as u(tag)
