select 'north' as region, 1.5 as revenue
