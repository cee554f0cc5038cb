select 1 as visit_id, 7 as shop_id
