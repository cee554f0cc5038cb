{# Tests that quality gates ask for and dbt itself does not have. A project's own test of the same name replaces them. #}

{% test freshness(model, column_name, max_age='1 day') %}
{{ adapter.dispatch('test_freshness', 'dbt')(model, column_name, max_age) }}
{% endtest %}

{% macro default__test_freshness(model, column_name, max_age) %}
select newest
from (
  select max(cast({{ column_name }} as timestamp)) as newest
  from {{ model }}
) as ages
where newest is null
  or newest < cast(current_timestamp as timestamp) - interval '{{ max_age }}'
{% endmacro %}

{% test scd_validation(
  model,
  business_key,
  surrogate_key='surrogate_key',
  effective_from='effective_from',
  effective_to='effective_to',
  is_current='is_current',
  allow_ended=False
) %}
{{ adapter.dispatch('test_scd_validation', 'dbt')(
  model, business_key, surrogate_key, effective_from, effective_to, is_current, allow_ended
) }}
{% endtest %}

{% macro default__test_scd_validation(
  model, business_key, surrogate_key, effective_from, effective_to, is_current, allow_ended
) %}
{%- set keys = [business_key] if business_key is string else business_key -%}
{%- set key = keys | join(', ') -%}
with versions as (
  select
    {{ key }},
    {{ surrogate_key }} as surrogate_key,
    {{ effective_from }} as effective_from,
    {{ effective_to }} as effective_to,
    {{ is_current }} as is_current,
    cast({{ effective_to }} as date) = cast('9999-12-31' as date) as is_open,
    lead({{ effective_from }}) over (partition by {{ key }} order by {{ effective_from }}, {{ effective_to }}) as next_from,
    count(*) over (partition by {{ surrogate_key }}) as same_surrogate,
    sum(case when {{ is_current }} then 1 else 0 end) over (partition by {{ key }}) as current_rows
  from {{ model }}
),
judged as (
  select
    {{ key }},
    surrogate_key,
    effective_from,
    effective_to,
    case
      when surrogate_key is null then 'no surrogate key'
      when same_surrogate > 1 then 'surrogate key is not unique'
      when effective_from is null or effective_to is null or is_current is null then 'no period'
      when effective_from >= effective_to then 'ends before it begins'
      when next_from < effective_to then 'overlaps the next version'
      when next_from > effective_to then 'gap before the next version'
      when is_current and not is_open then 'current, but does not end on 9999-12-31'
      when is_open and not is_current then 'ends on 9999-12-31, but is not current'
      when current_rows > 1 then 'more than one current row'
      {%- if not allow_ended %}
      when current_rows = 0 then 'no current row'
      {%- endif %}
    end as problem
  from versions
)
select *
from judged
where problem is not null
{% endmacro %}
