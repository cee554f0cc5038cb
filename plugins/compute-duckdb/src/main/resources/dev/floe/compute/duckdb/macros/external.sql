{# External models that a command reads without building them: a database that is new has no view of their files. #}

{% macro register_upstream_external_models() %}
  {%- if execute -%}
    {%- set seen = [] -%}
    {%- for id in selected_resources if id in graph.nodes -%}
      {%- for above in graph.nodes[id].depends_on.nodes if above not in selected_resources and above not in seen -%}
        {%- do seen.append(above) -%}
        {%- set model = graph.nodes.get(above) -%}
        {%- if model and model.config.materialized == 'external' -%}
          {%- do floe__view_of_external_model(model) -%}
        {%- endif -%}
      {%- endfor -%}
    {%- endfor -%}
  {%- endif -%}
{% endmacro %}

{% macro floe__view_of_external_model(model) %}
  {%- set view = api.Relation.create(database=model.database, schema=model.schema, identifier=model.alias) -%}
  {%- do run_query('create schema if not exists ' ~ view.without_identifier()) -%}
  {%- do run_query('create or replace view ' ~ view ~ " as select * from '" ~ external_location(view, model.config) ~ "'") -%}
{% endmacro %}

{# Where the files of an external model are; a folder of parts stands for all of them. #}
{% macro external_location(relation, config) -%}
  {%- set format = config.get('format') or 'parquet' -%}
  {%- set parted = (config.get('options') or {}).get('partition_by') -%}
  {%- set root = target.get('external_root') -%}
  {%- set name = relation.identifier if parted else relation.identifier ~ '.' ~ format -%}
  {%- set place = config.get('location') or (root ~ '/' ~ name if root else name) -%}
  {%- do return(place ~ '/*/*.' ~ format if parted and '*' not in place else place) -%}
{%- endmacro %}
