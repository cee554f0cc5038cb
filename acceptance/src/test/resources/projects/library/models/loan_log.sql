{{ config(materialized='incremental', unique_key='loan_id') }}

select loan_id, due_on
from {{ ref('loans') }}
{% if is_incremental() %}
where loan_id > (select max(loan_id) from {{ this }})
{% endif %}
