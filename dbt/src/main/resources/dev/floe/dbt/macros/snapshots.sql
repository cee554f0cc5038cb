{# What the strategies of snapshots that projects write are made of. A strategy tells versions of a row apart. #}

{% macro get_snapshot_table_column_names() %}
  {%- do return(adapter.dispatch('get_snapshot_table_column_names', 'dbt')()) -%}
{% endmacro %}

{% macro default__get_snapshot_table_column_names() %}
  {%- set renamed = config.get('snapshot_meta_column_names') or {} -%}
  {%- set names = {} -%}
  {%- for name in ['dbt_valid_to', 'dbt_valid_from', 'dbt_scd_id', 'dbt_updated_at', 'dbt_is_deleted'] -%}
    {%- do names.update({name: renamed[name] if renamed[name] else name}) -%}
  {%- endfor -%}
  {%- do return(names) -%}
{% endmacro %}

{% macro snapshot_hash_arguments(args) -%}
  {{ adapter.dispatch('snapshot_hash_arguments', 'dbt')(args) }}
{%- endmacro %}

{% macro default__snapshot_hash_arguments(args) -%}
  {%- set parts = [] -%}
  {%- for arg in args -%}
    {%- do parts.append("coalesce(cast(" ~ arg ~ " as " ~ type_string() | trim ~ "), '')") -%}
  {%- endfor -%}
  md5({{ parts | join(" || '|' || ") }})
{%- endmacro %}

{% macro strategy_dispatch(name) -%}
  {%- set parts = name.split('.') -%}
  {%- set place = context[parts[0]] if parts | length > 1 else context -%}
  {%- do return(place['snapshot_' ~ parts[-1] ~ '_strategy']) -%}
{%- endmacro %}

{# A key may be one expression or a list of them. #}
{% macro snapshot_scd_id(updated_at) -%}
  {%- set key = config.get('unique_key') -%}
  {{ snapshot_hash_arguments(([key] if key is string else key) + [updated_at]) }}
{%- endmacro %}

{% macro snapshot_timestamp_strategy(node, snapshotted_rel, current_rel, model_config, target_exists) %}
  {%- set updated_at = config.get('updated_at') -%}
  {%- do return({
    'unique_key': config.get('unique_key'),
    'updated_at': updated_at,
    'row_changed': '(' ~ snapshotted_rel ~ '.' ~ get_snapshot_table_column_names()['dbt_valid_from'] ~ ' < ' ~ current_rel ~ '.' ~ updated_at ~ ')',
    'scd_id': snapshot_scd_id(updated_at) | trim,
    'hard_deletes': config.get('hard_deletes', 'ignore'),
    'invalidate_hard_deletes': config.get('hard_deletes') == 'invalidate'
  }) -%}
{% endmacro %}

{% macro snapshot_check_strategy(node, snapshotted_rel, current_rel, model_config, target_exists) %}
  {%- set updated_at = config.get('updated_at') or snapshot_get_time() | trim -%}
  {%- set wanted = config.get('check_cols') -%}
  {%- set seen = get_columns_in_query(node['compiled_code']) if wanted == 'all' or not target_exists else wanted -%}
  {%- set there = [] -%}
  {%- if target_exists -%}
    {%- for column in adapter.get_columns_in_relation(this) -%}
      {%- do there.append(column.name | lower) -%}
    {%- endfor -%}
  {%- endif -%}
  {%- set differences = [] -%}
  {%- for name in seen -%}
    {%- if name | lower in there -%}
      {%- do differences.append(snapshotted_rel ~ '.' ~ adapter.quote(name) ~ ' is distinct from ' ~ current_rel ~ '.' ~ adapter.quote(name)) -%}
    {%- else -%}
      {%- do differences.append('true') -%}
    {%- endif -%}
  {%- endfor -%}
  {%- do return({
    'unique_key': config.get('unique_key'),
    'updated_at': updated_at,
    'row_changed': '(' ~ differences | join(' or ') ~ ')',
    'scd_id': snapshot_scd_id(updated_at) | trim,
    'hard_deletes': config.get('hard_deletes', 'ignore'),
    'invalidate_hard_deletes': config.get('hard_deletes') == 'invalidate'
  }) -%}
{% endmacro %}
