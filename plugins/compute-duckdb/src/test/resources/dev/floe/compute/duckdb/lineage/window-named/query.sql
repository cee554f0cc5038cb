select id, avg(amount) over w as mean, first_value(status) over w as first from shop.orders window w as (partition by customer order by placed rows between 1 preceding and current row)
