-- model.shop.all_of_them
select * from lake."in"."Orders_2026"
cross join read_parquet('events/events.parquet')
cross join 'clicks/clicks.csv'

