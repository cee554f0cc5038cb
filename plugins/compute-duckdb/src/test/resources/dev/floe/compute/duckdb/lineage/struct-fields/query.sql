select address.city, address.zip as code, address from shop.customers
