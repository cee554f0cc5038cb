select
    status,
    sum(id) as ids,
    avg(id) / count(*) as share,
    sum(id) filter (where id = 5) as one_of_them
from shop.orders
group by status
having 10 < count(*) and sum(id) > 3
