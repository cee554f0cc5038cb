{{ config(meta={'floe': {'layer': 'gold'}}) }}
select 1 as order_id
