select 1 as id, 'ada@lovelace.org' as email
