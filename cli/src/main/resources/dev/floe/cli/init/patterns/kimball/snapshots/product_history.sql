-- A snapshot remembers what a table was at each run: of a source that only knows the present.
{% snapshot product_history %}
{{ config(unique_key='product_id', strategy='timestamp', updated_at='updated_at') }}
select * from {{ ref('stg_products') }}
{% endsnapshot %}
