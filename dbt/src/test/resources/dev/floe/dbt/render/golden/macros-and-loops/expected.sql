-- model.shop.amounts
select
  md5(cast(id as TEXT)) as key,
  2 as kinds,
  
    sum(case when kind = 'a' then amount end) as a_amount,
    sum(case when kind = 'b' then amount end) as b_amount

from (values (1, 'a', 2.0)) as t(id, kind, amount)
group by 1, 2

