select o.id, l.best from shop.orders o, lateral (select max(c.name) as best from shop.customers c where c.id = o.customer) l
