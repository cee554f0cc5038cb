select id, raw, cast(raw as date) as day, count(*) over () as n, lower(raw) as low, raw + 1 as next, coalesce(raw, id) as either, raw = 1 as is_one from shop.landed
