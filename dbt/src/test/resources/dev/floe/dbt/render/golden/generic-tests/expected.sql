-- model.shop.customers
select 2 as id

-- model.shop.orders
select 1 as id, 'new' as status, 2 as customer_id

-- test.shop.accepted_values_orders_status__new__done.04aa211c92
select value_field, n_records
from (
  select status as value_field, count(*) as n_records
  from "db"."main"."orders"
  group by status
) as found_values
where value_field not in ('new', 'done')

-- test.shop.not_null_orders_id.84ef11d8fe
select id
from "db"."main"."orders"
where id is null

-- test.shop.positive_length_orders_status.6336ecb2b8
select * from (select * from "db"."main"."orders" where status <> 'gone') dbt_subquery where length(status) < 1

-- test.shop.relationships_orders_customer_id__id__ref_customers_.4282b0c525
with child as (
  select customer_id as from_field from "db"."main"."orders" where customer_id is not null
),
parent as (
  select id as to_field from "db"."main"."customers"
)
select child.from_field
from child
left join parent on parent.to_field = child.from_field
where parent.to_field is null

-- test.shop.unique_orders_id.1360ecc70e
select id as unique_field, count(*) as n_records
from "db"."main"."orders"
where id is not null
group by id
having count(*) > 1

