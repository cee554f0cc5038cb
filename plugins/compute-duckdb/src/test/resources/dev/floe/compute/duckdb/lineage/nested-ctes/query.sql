with a as (with b as (select id as x from shop.orders) select x + 1 as y from b) select y from a
