select twice(amount) as double_amount from shop.orders
