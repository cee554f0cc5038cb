select count(*) as n from shop.orders where status = 'paid'
