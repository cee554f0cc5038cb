select id, row_number() over (partition by customer order by placed) as rn, sum(amount) over (partition by customer) as running, lag(amount) over (order by placed) as previous from shop.orders
