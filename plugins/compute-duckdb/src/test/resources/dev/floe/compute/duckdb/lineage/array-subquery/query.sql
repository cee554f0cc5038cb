select array(select id from shop.orders) as ids
