select distinct on (customer) customer, id, amount from shop.orders order by customer, placed
