{# DuckDB's spelling of the cross-database functions. #}

{% macro duckdb__any_value(expression) -%}
  any_value({{ expression }})
{%- endmacro %}

{% macro duckdb__array_concat(array_1, array_2) -%}
  list_concat({{ array_1 }}, {{ array_2 }})
{%- endmacro %}

{% macro duckdb__array_append(array, new_element) -%}
  list_append({{ array }}, {{ new_element }})
{%- endmacro %}

{% macro duckdb__safe_cast(field, type) -%}
  try_cast({{ field }} as {{ type }})
{%- endmacro %}

{% macro duckdb__current_timestamp() -%}
  now()
{%- endmacro %}

{% macro duckdb__snapshot_get_time() -%}
  {{ current_timestamp() }}::timestamp
{%- endmacro %}

{% macro duckdb__snapshot_string_as_time(timestamp) -%}
  {%- do return("'" ~ timestamp ~ "'::timestamp") -%}
{%- endmacro %}

{% macro duckdb__date(year, month, day) -%}
  make_date({{ year }}, {{ month }}, {{ day }})
{%- endmacro %}

{# An interval may be an expression, so a unit is multiplied with it; a quarter is three months. Text has no type to
   add to, so a literal is cast. #}
{% macro duckdb__dateadd(datepart, interval, from_date_or_timestamp) -%}
  {%- set part = datepart | lower | trim -%}
  {%- set factor, unit = {'quarter': (3, 'month'), 'week': (7, 'day')}.get(part, (1, part)) -%}
  {%- set start = from_date_or_timestamp | string | trim -%}
  {%- if start.startswith("'") and start.endswith("'") -%}
    {%- set start = 'cast(' ~ start ~ ' as timestamp)' -%}
  {%- endif -%}
  ({{ start }} + cast({{ interval }} as bigint) * interval '{{ factor }}' {{ unit }})
{%- endmacro %}

{# Weeks start on Sunday here, as on other engines; DuckDB's own start on Monday. #}
{% macro duckdb__datediff(first_date, second_date, datepart) -%}
  {%- if datepart | lower == 'week' -%}
  date_diff(
    'day',
    date_trunc('week', cast({{ first_date }} as timestamp) + interval '1' day),
    date_trunc('week', cast({{ second_date }} as timestamp) + interval '1' day)
  ) // 7
  {%- else -%}
  date_diff('{{ datepart }}', cast({{ first_date }} as timestamp), cast({{ second_date }} as timestamp))
  {%- endif -%}
{%- endmacro %}

{% macro duckdb__generate_series(upper_bound) %}
select generate_series as generated_number from generate_series(1, {{ upper_bound }})
{% endmacro %}

{% macro duckdb__listagg(measure, delimiter_text, order_by_clause, limit_num) -%}
  {%- set order = ' ' ~ order_by_clause if order_by_clause else '' -%}
  {%- if limit_num -%}
  array_to_string((array_agg({{ measure }}{{ order }}))[1:{{ limit_num }}], {{ delimiter_text }})
  {%- else -%}
  string_agg({{ measure }}, {{ delimiter_text }}{{ order }})
  {%- endif -%}
{%- endmacro %}

{% macro duckdb__split_part(string_text, delimiter_text, part_number) -%}
  split_part({{ string_text }}, {{ delimiter_text }}, {{ part_number }})
{%- endmacro %}
