{% macro euros(cents) -%}
cast(({{ cents }}) / 100.0 as decimal(14, 2))
{%- endmacro %}
