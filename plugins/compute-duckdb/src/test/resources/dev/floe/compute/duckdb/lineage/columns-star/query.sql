select columns('i.*') from shop.customers
