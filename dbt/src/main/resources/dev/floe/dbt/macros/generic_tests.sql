{# The four tests every project has. Each is dispatched, so that an adapter or a project can replace its query. #}

{% test unique(model, column_name) %}
{{ adapter.dispatch('test_unique', 'dbt')(model, column_name) }}
{% endtest %}

{% macro default__test_unique(model, column_name) %}
select {{ column_name }} as unique_field, count(*) as n_records
from {{ model }}
where {{ column_name }} is not null
group by {{ column_name }}
having count(*) > 1
{% endmacro %}

{% test not_null(model, column_name) %}
{{ adapter.dispatch('test_not_null', 'dbt')(model, column_name) }}
{% endtest %}

{% macro default__test_not_null(model, column_name) %}
select {{ '*' if should_store_failures() else column_name }}
from {{ model }}
where {{ column_name }} is null
{% endmacro %}

{% test accepted_values(model, column_name, values, quote=True) %}
{{ adapter.dispatch('test_accepted_values', 'dbt')(model, column_name, values, quote) }}
{% endtest %}

{% macro default__test_accepted_values(model, column_name, values, quote=True) %}
{%- set accepted = [] -%}
{%- for value in values -%}
  {%- do accepted.append("'" ~ value ~ "'" if quote else value) -%}
{%- endfor %}
select value_field, n_records
from (
  select {{ column_name }} as value_field, count(*) as n_records
  from {{ model }}
  group by {{ column_name }}
) as found_values
where value_field not in ({{ accepted | join(', ') }})
{% endmacro %}

{% test relationships(model, column_name, to, field) %}
{{ adapter.dispatch('test_relationships', 'dbt')(model, column_name, to, field) }}
{% endtest %}

{% macro default__test_relationships(model, column_name, to, field) %}
with child as (
  select {{ column_name }} as from_field from {{ model }} where {{ column_name }} is not null
),
parent as (
  select {{ field }} as to_field from {{ to }}
)
select child.from_field
from child
left join parent on parent.to_field = child.from_field
where parent.to_field is null
{% endmacro %}

{% macro get_where_subquery(relation) -%}
  {%- do return(adapter.dispatch('get_where_subquery', 'dbt')(relation)) -%}
{%- endmacro %}

{% macro default__get_where_subquery(relation) -%}
  {%- set condition = config.get('where', '') -%}
  {%- if not condition -%}
    {%- do return(relation) -%}
  {%- endif -%}
  {%- set filtered -%}
    (select * from {{ relation }} where {{ condition }}) dbt_subquery
  {%- endset -%}
  {%- do return(filtered) -%}
{%- endmacro %}

{% macro get_test_sql(main_sql, fail_calc, warn_if, error_if, limit) -%}
  {{ adapter.dispatch('get_test_sql', 'dbt')(main_sql, fail_calc, warn_if, error_if, limit) }}
{%- endmacro %}

{% macro default__get_test_sql(main_sql, fail_calc, warn_if, error_if, limit) -%}
select
  {{ fail_calc }} as failures,
  {{ fail_calc }} {{ warn_if }} as should_warn,
  {{ fail_calc }} {{ error_if }} as should_error
from (
  {{ main_sql }}
  {{ "limit " ~ limit if limit is not none }}
) dbt_internal_test
{%- endmacro %}

{# For projects that put something around it: tests are judged without a template where nobody does. #}
{% materialization test, default %}
  {%- set failing = sql -%}
  {%- set relations = [] -%}
  {%- if should_store_failures() -%}
    {%- set kept = this.incorporate(type=config.get('store_failures_as', 'table')) -%}
    {%- do drop_relation_if_exists(load_cached_relation(kept)) -%}
    {%- call statement() -%}
      {{ get_create_sql(kept, sql) }}
    {%- endcall -%}
    {%- set failing = 'select * from ' ~ kept -%}
    {%- do relations.append(kept) -%}
  {%- endif -%}
  {% call statement('main', fetch_result=True) -%}
    {{ get_test_sql(
        failing,
        config.get('fail_calc', 'count(*)'),
        config.get('warn_if', '!= 0'),
        config.get('error_if', '!= 0'),
        config.get('limit')) }}
  {%- endcall %}
  {%- do return({'relations': relations}) -%}
{% endmaterialization %}
