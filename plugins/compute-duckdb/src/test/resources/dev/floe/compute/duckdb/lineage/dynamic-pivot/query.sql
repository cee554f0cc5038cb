pivot shop.orders on status using sum(amount)
