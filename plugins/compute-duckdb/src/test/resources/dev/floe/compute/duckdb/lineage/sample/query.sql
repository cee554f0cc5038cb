select id from shop.orders using sample 10
