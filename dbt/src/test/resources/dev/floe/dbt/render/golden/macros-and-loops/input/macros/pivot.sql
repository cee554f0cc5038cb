{% macro pivot(column, values, agg='sum') %}
  {%- for value in values %}
  {{ agg }}(case when {{ column }} = '{{ value }}' then amount end) as {{ value | lower }}_amount
  {%- if not loop.last %},{% endif %}
  {%- endfor %}
{% endmacro %}
