with orders as (select id as customer from shop.customers) select customer from orders
