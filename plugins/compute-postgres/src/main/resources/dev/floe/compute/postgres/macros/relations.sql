{# Relations on PostgreSQL, for materializations written in Jinja. #}

{# A name and its suffix in no more bytes than the server keeps: the name is cut, never the suffix. #}
{% macro _postgres_suffixed(relation, suffix) %}
  {%- set room = 63 - suffix | length -%}
  {%- do return(relation.identifier[:room] ~ suffix) -%}
{% endmacro %}

{# A temporary table belongs to the connection and has neither database nor schema. #}
{% macro postgres__make_temp_relation(base_relation, suffix) %}
  {%- do return(base_relation.incorporate(path={
      'identifier': _postgres_suffixed(base_relation, suffix ~ py_current_timestring()),
      'schema': none,
      'database': none
  })) -%}
{% endmacro %}

{% macro postgres__make_intermediate_relation(base_relation, suffix) %}
  {%- do return(base_relation.incorporate(path={'identifier': _postgres_suffixed(base_relation, suffix)})) -%}
{% endmacro %}

{% macro postgres__make_backup_relation(base_relation, backup_relation_type, suffix) %}
  {%- do return(base_relation.incorporate(path={'identifier': _postgres_suffixed(base_relation, suffix)}, type=backup_relation_type)) -%}
{% endmacro %}

{# A schema is named without its database: a connection has one. #}
{% macro postgres__create_schema(relation) -%}
  {%- call statement('create_schema') -%}
    create schema if not exists {{ relation.without_identifier().include(database=False) }}
  {%- endcall -%}
{%- endmacro %}

{% macro postgres__drop_schema(relation) -%}
  {%- call statement('drop_schema') -%}
    drop schema if exists {{ relation.without_identifier().include(database=False) }} cascade
  {%- endcall -%}
{%- endmacro %}

{% macro postgres__create_table_as(temporary, relation, sql) -%}
  {%- set header = config.get('sql_header', none) -%}
  {%- set kind = 'temporary' if temporary else 'unlogged' if config.get('unlogged', default=false) -%}
  {{ header if header is not none }}
  create {{ kind }} table {{ relation.include(database=(not temporary), schema=(not temporary)) }}
  {% if config.get('contract').enforced and not temporary -%}
  {{ get_assert_columns_equivalent(sql) }}
  {{ get_table_columns_and_constraints() }};
  insert into {{ relation.render() }} ({{ model['columns'].values() | map(attribute='name') | join(', ') }})
  {{ get_select_subquery(sql) }}
  {%- else -%}
  as (
    {{ sql }}
  )
  {%- endif %};
{%- endmacro %}

{% macro postgres__get_create_index_sql(relation, index_dict) -%}
  {%- set columns = index_dict['columns'] | join(', ') -%}
  {%- set name = local_md5([columns, relation.render(), index_dict.get('unique', false), index_dict.get('type', '')] | join('_')) -%}
  create {{ 'unique ' if index_dict.get('unique') }}index if not exists {{ adapter.quote(name) }}
  on {{ relation.render() }} {{ 'using ' ~ index_dict['type'] if index_dict.get('type') }} ({{ columns }})
{%- endmacro %}

{% macro postgres__get_show_grant_sql(relation) %}
  select grantee, privilege_type
  from information_schema.role_table_grants
  where grantor = current_role
    and grantee <> current_role
    and table_schema = '{{ relation.schema }}'
    and table_name = '{{ relation.identifier }}'
{% endmacro %}

{% macro postgres__copy_grants() %}
  {%- do return(false) -%}
{% endmacro %}

{% macro postgres__alter_relation_comment(relation, relation_comment) -%}
  {%- set kind = 'view' if relation.is_view else 'materialized view' if relation.is_materialized_view else 'table' -%}
  comment on {{ kind }} {{ relation.render() }} is '{{ relation_comment | replace("'", "''") }}'
{%- endmacro %}

{% macro postgres__get_incremental_default_sql(arg_dict) %}
  {%- do return(get_incremental_delete_insert_sql(arg_dict) if arg_dict['unique_key'] else get_incremental_append_sql(arg_dict)) -%}
{% endmacro %}

{% macro postgres__get_incremental_microbatch_sql(arg_dict) %}
  {%- if not arg_dict['unique_key'] -%}
    {%- do exceptions.raise_compiler_error("the microbatch strategy needs a unique_key on PostgreSQL") -%}
  {%- endif -%}
  {%- do return(get_incremental_merge_sql(arg_dict)) -%}
{% endmacro %}

{% macro get_create_materialized_view_as_sql(relation, sql) -%}
  {{ adapter.dispatch('get_create_materialized_view_as_sql', 'dbt')(relation, sql) }}
{%- endmacro %}

{% macro postgres__get_create_materialized_view_as_sql(relation, sql) -%}
  create materialized view if not exists {{ relation.render() }} as
  {{ sql }};
  {% for index in config.get('indexes', default=[]) -%}
  {{ get_create_index_sql(relation, index) }};
  {%- endfor %}
{%- endmacro %}

{% macro refresh_materialized_view(relation) -%}
  {{ adapter.dispatch('refresh_materialized_view', 'dbt')(relation) }}
{%- endmacro %}

{% macro postgres__refresh_materialized_view(relation) -%}
  refresh materialized view {{ relation.render() }}
{%- endmacro %}
