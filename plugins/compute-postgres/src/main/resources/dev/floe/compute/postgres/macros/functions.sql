{# PostgreSQL's spelling of the cross-database functions. #}

{# any_value() came with version 16; this is the same for every type. #}
{% macro postgres__any_value(expression) -%}
  (array_agg({{ expression }}))[1]
{%- endmacro %}

{% macro postgres__current_timestamp() -%}
  now()
{%- endmacro %}

{% macro postgres__current_timestamp_in_utc_backcompat() %}
  (current_timestamp at time zone 'utc')::{{ type_timestamp() }}
{% endmacro %}

{% macro postgres__snapshot_get_time() -%}
  {{ current_timestamp() }}::timestamp without time zone
{%- endmacro %}

{% macro postgres__snapshot_string_as_time(timestamp) -%}
  {%- do return("'" ~ timestamp ~ "'::timestamp without time zone") -%}
{%- endmacro %}

{# A literal has no type to add to, so it is cast. #}
{% macro _postgres_start(moment) -%}
  {%- set text = moment | string | trim -%}
  {%- do return('cast(' ~ text ~ ' as timestamp)' if text.startswith("'") and text.endswith("'") else text) -%}
{%- endmacro %}

{% macro postgres__dateadd(datepart, interval, from_date_or_timestamp) -%}
  {%- set part = datepart | lower | trim -%}
  {%- set step = '3 month' if part == 'quarter' else '1 ' ~ part -%}
  ({{ _postgres_start(from_date_or_timestamp) }} + ({{ interval }}) * interval '{{ step }}')
{%- endmacro %}

{# How many borders of a part lie between two moments. Weeks start on Sunday here, as on other engines. #}
{% macro postgres__datediff(first_date, second_date, datepart) -%}
  {%- set part = datepart | lower | trim -%}
  {%- set a = 'cast(' ~ first_date ~ ' as timestamp)' -%}
  {%- set b = 'cast(' ~ second_date ~ ' as timestamp)' -%}
  {%- set seconds = {'hour': 3600, 'minute': 60, 'second': 1} -%}
  {%- set a_second = {'millisecond': 1000, 'microsecond': 1000000} -%}
  {%- if part == 'year' -%}
  cast(extract(year from {{ b }}) - extract(year from {{ a }}) as integer)
  {%- elif part == 'quarter' -%}
  cast((extract(year from {{ b }}) - extract(year from {{ a }})) * 4
    + extract(quarter from {{ b }}) - extract(quarter from {{ a }}) as integer)
  {%- elif part == 'month' -%}
  cast((extract(year from {{ b }}) - extract(year from {{ a }})) * 12
    + extract(month from {{ b }}) - extract(month from {{ a }}) as integer)
  {%- elif part == 'week' -%}
  ((date_trunc('week', {{ b }} + interval '1 day')::date - date_trunc('week', {{ a }} + interval '1 day')::date) / 7)
  {%- elif part == 'day' -%}
  (cast({{ b }} as date) - cast({{ a }} as date))
  {%- elif part in seconds -%}
  cast(extract(epoch from date_trunc('{{ part }}', {{ b }}) - date_trunc('{{ part }}', {{ a }})) / {{ seconds[part] }} as bigint)
  {%- elif part in a_second -%}
  cast(extract(epoch from date_trunc('{{ part }}', {{ b }}) - date_trunc('{{ part }}', {{ a }})) * {{ a_second[part] }} as bigint)
  {%- else -%}
    {%- do exceptions.raise_compiler_error("datediff does not know the part '" ~ datepart ~ "'") -%}
  {%- endif -%}
{%- endmacro %}

{% macro postgres__listagg(measure, delimiter_text, order_by_clause, limit_num) -%}
  {%- set order = ' ' ~ order_by_clause if order_by_clause else '' -%}
  {%- if limit_num -%}
  array_to_string((array_agg({{ measure }}{{ order }}))[1:{{ limit_num }}], {{ delimiter_text }})
  {%- else -%}
  string_agg({{ measure }}, {{ delimiter_text }}{{ order }})
  {%- endif -%}
{%- endmacro %}

{% macro postgres__generate_series(upper_bound) %}
select generated_number from generate_series(1, {{ upper_bound }}) as numbers (generated_number)
{% endmacro %}
