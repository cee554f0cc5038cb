-- model.shop.all
select 'db.main."all"' as here from db.main.orders, db.main."order", db.main."loud", "db"."in".clicks

-- model.shop.loud
select * from "db"."in"."events"

-- model.shop.order
select 1 as id

-- model.shop.orders
select 1 as id

