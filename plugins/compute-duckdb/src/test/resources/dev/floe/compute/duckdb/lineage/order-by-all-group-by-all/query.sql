select customer, sum(amount) as total from shop.orders group by all order by all
