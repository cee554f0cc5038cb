select * exclude (region, address) replace (upper(name) as name) from shop.customers
