select 1 as customer_id, current_timestamp as loaded_at
