{%- set names = dbt_utils_names() -%}
select {{ names }} from {{ ref('bronze_crm') }}
