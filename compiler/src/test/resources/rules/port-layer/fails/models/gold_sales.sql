select 1 as sale_id
