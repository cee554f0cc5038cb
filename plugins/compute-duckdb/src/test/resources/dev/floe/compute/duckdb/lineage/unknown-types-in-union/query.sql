select raw as x from shop.landed union all select id from shop.landed
