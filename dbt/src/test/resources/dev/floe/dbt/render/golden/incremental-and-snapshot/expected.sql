-- model.shop.events
select 1 as id

-- snapshot.shop.orders_history
select * from "db"."main"."events"

