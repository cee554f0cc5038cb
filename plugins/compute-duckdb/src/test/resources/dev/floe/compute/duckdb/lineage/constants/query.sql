select 1 as one, null as nothing, 'x' as text, current_date as today
