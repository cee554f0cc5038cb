select id, placed from shop.orders qualify row_number() over (partition by customer order by placed desc) = 1
