{{ config(meta={'floe': {'scd_type': 3}}) }}
select 1 as place_id
