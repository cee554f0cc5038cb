{% macro quoted(name) %}"{{ name }}"{% endmacro %}

{% macro type_of(column, numeric_types=['int', 'bigint', 'numeric']) %}
  {%- if column.type in numeric_types -%}numeric
  {%- elif column.type|lower == 'timestamp' -%}timestamp
  {%- else -%}text
  {%- endif -%}
{% endmacro %}

{% macro star(columns, except=[], prefix='', suffix='') %}
  {%- set wanted = [] -%}
  {%- for column in columns -%}
    {%- if column.name|lower not in except -%}
      {%- do wanted.append(column) -%}
    {%- endif -%}
  {%- endfor -%}
  {%- for column in wanted %}
    {{ quoted(column.name) }} as {{ prefix ~ column.name|trim|lower ~ suffix }}
    {%- if not loop.last %},{% endif -%}
  {%- endfor -%}
{% endmacro %}

{% macro pivot(column, values, agg='sum', then_value=1, else_value=0, prefix='') %}
  {% for value in values %}
    {{ agg }}(case when {{ column }} = '{{ value }}' then {{ then_value }} else {{ else_value }} end)
      as {{ (prefix ~ value)|replace(' ', '_')|lower }}
    {%- if not loop.last %},{% endif %}
  {% endfor %}
{% endmacro %}

{% macro union_all(relations, columns) %}
  {%- for relation in relations %}
  (
    select
      {% for column in columns -%}
        cast({{ quoted(column.name) }} as {{ type_of(column) }}) as {{ quoted(column.name) }}{{ ',' if not loop.last }}
      {% endfor %}
    from {{ relation }}
  )
  {% if not loop.last %}union all{% endif %}
  {%- endfor %}
{% endmacro %}

select {{ star(columns, except=['column_3', 'column_7'], prefix='p_') }}
from x;
select {{ pivot('color', ['red', 'green', 'dark blue', 'light grey', 'black']) }} from y;
{{ union_all(['a.b.c', 'd.e.f', 'g.h.i', 'j.k.l'], columns) }}
