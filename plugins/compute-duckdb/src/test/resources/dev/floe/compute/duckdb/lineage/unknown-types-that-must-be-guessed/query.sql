select id, date_trunc('month', raw) as month from shop.landed
