select 1 as sale_id, 2 as amount
