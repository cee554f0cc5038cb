{# Relations on DuckDB, for materializations written in Jinja. #}

{% macro duckdb__rename_relation(from_relation, to_relation) -%}
  {%- call statement('rename_relation') -%}
    alter {{ 'view' if to_relation.is_view else 'table' }} {{ from_relation.render() }} rename to {{ adapter.quote_as_configured(to_relation.identifier, 'identifier') }}
  {%- endcall -%}
{%- endmacro %}

{# A temporary table belongs to the connection and has neither database nor schema. #}
{% macro duckdb__make_temp_relation(base_relation, suffix) %}
  {%- do return(base_relation.incorporate(path={
      'identifier': base_relation.identifier ~ suffix ~ py_current_timestring(),
      'schema': none,
      'database': none
  })) -%}
{% endmacro %}

{% macro duckdb__get_incremental_default_sql(arg_dict) %}
  {%- do return(get_incremental_delete_insert_sql(arg_dict) if arg_dict['unique_key'] else get_incremental_append_sql(arg_dict)) -%}
{% endmacro %}

{% macro duckdb__apply_grants(relation, grant_config, should_revoke=True) %}
  {%- if grant_config -%}
    {%- do adapter.warn_once('DuckDB has no grants: those of ' ~ relation ~ ' are ignored') -%}
  {%- endif -%}
{% endmacro %}

{% macro duckdb__get_create_index_sql(relation, index_dict) -%}
  {%- set columns = index_dict['columns'] | join(', ') -%}
  {%- set name = local_md5([relation.render(), columns, index_dict.get('unique', false)] | join('_')) -%}
  create {{ 'unique ' if index_dict.get('unique') }}index {{ adapter.quote(name) }} on {{ relation.render() }} ({{ columns }})
{%- endmacro %}
