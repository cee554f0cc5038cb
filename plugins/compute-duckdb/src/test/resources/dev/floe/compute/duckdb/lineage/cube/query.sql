select customer, status, count(*) as n from shop.orders group by cube (customer, status)
