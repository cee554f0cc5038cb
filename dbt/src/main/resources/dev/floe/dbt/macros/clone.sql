{# How a relation of another environment is copied, for 'clone'. #}

{% macro can_clone_table() %}
  {%- do return(adapter.dispatch('can_clone_table', 'dbt')()) -%}
{% endmacro %}

{% macro default__can_clone_table() %}
  {%- do return(false) -%}
{% endmacro %}

{% macro create_or_replace_clone(this_relation, defer_relation) %}
  {%- do return(adapter.dispatch('create_or_replace_clone', 'dbt')(this_relation, defer_relation)) -%}
{% endmacro %}

{% macro default__create_or_replace_clone(this_relation, defer_relation) %}
  create or replace table {{ this_relation.render() }} clone {{ defer_relation.render() }}
{% endmacro %}

{# The statement that copies a table; none where there are to be views. #}
{% macro floe_clone_statement(this_parts, defer_parts) %}
  {%- if can_clone_table() -%}
    {%- do return(create_or_replace_clone(
        api.Relation.create(type='table', **this_parts), api.Relation.create(type='table', **defer_parts))) -%}
  {%- endif -%}
  {%- do return('') -%}
{% endmacro %}
