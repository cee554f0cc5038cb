select 1 as sale_id, 2.5 as amount
