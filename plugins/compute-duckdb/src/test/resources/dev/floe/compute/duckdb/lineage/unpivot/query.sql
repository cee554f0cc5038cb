unpivot (select id, customer, amount from shop.orders) on customer, amount into name k value v
