select s.id, m.id as boss from shop.staff s left join shop.staff m on s.manager = m.id
