select customer, count(*) as n, sum(amount) as total from shop.orders where status = 'paid' group by customer having sum(amount) > 3
