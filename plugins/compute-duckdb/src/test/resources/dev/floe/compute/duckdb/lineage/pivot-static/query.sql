select * from (pivot shop.orders on status in ('paid', 'open') using sum(amount) as total group by customer)
