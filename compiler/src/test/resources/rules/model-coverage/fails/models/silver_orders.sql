select 1 as order_id, 2.5 as amount, 'web' as channel, 'open' as status, 1 as lines
