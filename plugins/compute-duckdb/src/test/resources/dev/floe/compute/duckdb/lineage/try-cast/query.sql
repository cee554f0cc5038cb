select try_cast(name as integer) as n from shop.customers
