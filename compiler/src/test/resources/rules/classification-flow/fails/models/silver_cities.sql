select city, count(*) as customers from {{ ref('bronze_crm') }} group by city
