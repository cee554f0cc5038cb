select v.x from shop.orders o, lateral (values (o.id), (o.customer)) v(x)
