{{ config(meta={'floe': {'layer': 'glod'}}) }}
select 1 as order_id
