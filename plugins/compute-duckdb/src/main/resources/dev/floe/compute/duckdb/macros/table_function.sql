{# table_function: a query with parameters, called after from: select * from {{ ref('orders_of') }}(2026). #}

{% materialization table_function, adapter='duckdb' %}
  {%- set listed = config.get('parameters') or [] -%}
  {%- set parameters = listed if listed is string else listed | join(', ') -%}
  {{ run_hooks(pre_hooks, inside_transaction=False) }}
  {{ run_hooks(pre_hooks, inside_transaction=True) }}
  {% call statement('main') -%}
    create or replace function {{ this.render() }}({{ parameters }}) as table (
      {{ sql }}
    )
  {%- endcall %}
  {{ run_hooks(post_hooks, inside_transaction=True) }}
  {% do adapter.commit() %}
  {{ run_hooks(post_hooks, inside_transaction=False) }}
  {%- do return({'relations': [this]}) -%}
{% endmaterialization %}
