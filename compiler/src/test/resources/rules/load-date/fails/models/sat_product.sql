select 'x' as load_date
