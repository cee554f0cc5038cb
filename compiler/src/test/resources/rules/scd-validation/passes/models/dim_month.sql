{{ config(meta={'floe': {'scd_type': 1}}) }}
select 1 as month_id
