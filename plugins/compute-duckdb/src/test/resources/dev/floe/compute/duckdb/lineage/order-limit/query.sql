select id from shop.orders order by amount limit 5
