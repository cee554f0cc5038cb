{# What packages' defaults get wrong on DuckDB: duckdb__<package>__<macro> goes before a package's default. #}

{# The information schema belongs to the catalog 'system' alone; there is none in each database. #}
{% macro duckdb__dbt_utils__get_tables_by_pattern_sql(schema_pattern, table_pattern, exclude='', database=target.database) %}
select distinct
  table_schema as "table_schema",
  table_name as "table_name",
  case table_type when 'VIEW' then 'view' else 'table' end as "table_type"
from system.information_schema.tables
where table_catalog = '{{ database }}'
  and table_schema ilike '{{ schema_pattern }}'
  and table_name ilike '{{ table_pattern }}'
  and table_name not ilike '{{ exclude }}'
{% endmacro %}
