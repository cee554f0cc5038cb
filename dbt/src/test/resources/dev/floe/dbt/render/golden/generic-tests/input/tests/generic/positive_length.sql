{% test positive_length(model, column_name, least=1) %}
select * from {{ model }} where length({{ column_name }}) < {{ least }}
{% endtest %}
