select 1 as id, 'Acme' as name
