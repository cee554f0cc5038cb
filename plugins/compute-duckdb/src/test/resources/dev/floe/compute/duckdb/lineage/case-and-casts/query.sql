select case when status = 'paid' then amount else 0 end as paid, coalesce(customer, id) as who, cast(id as varchar) as text, id::bigint as big from shop.orders
