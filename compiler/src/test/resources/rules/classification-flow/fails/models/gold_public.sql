select city from {{ ref('bronze_crm') }}
