select city, count(email) as emails from {{ ref('bronze_crm') }} group by city having count(*) > 5
