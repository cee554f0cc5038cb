select 1 as order_id, 1 as line, 2.5 as amount
