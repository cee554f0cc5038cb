select 1 as product_number
