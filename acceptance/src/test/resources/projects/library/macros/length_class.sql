{% macro length_class(column) -%}
case when {{ column }} < 200 then 'short' else 'long' end
{%- endmacro %}
