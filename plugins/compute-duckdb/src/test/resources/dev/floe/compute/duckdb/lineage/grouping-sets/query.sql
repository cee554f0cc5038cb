select customer, status, sum(amount) as total, grouping(customer) as level from shop.orders group by grouping sets ((customer), (status), ())
