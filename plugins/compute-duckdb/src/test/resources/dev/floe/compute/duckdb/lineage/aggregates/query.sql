select count(distinct customer) as n, list(id order by placed) as ids, string_agg(status, ',') filter (where amount > 1) as s, arg_max(status, placed) as last, min(amount) as least from shop.orders
