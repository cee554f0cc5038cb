select 1 as id, 'new' as status, 2 as customer_id
