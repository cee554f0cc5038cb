select city, count(email) as emails, count(*) as n from {{ ref('bronze_crm') }} group by city having count(*) >= 10
