select c from shop.customers c
