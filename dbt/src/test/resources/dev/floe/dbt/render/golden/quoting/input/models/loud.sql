{{ config(quoting={'identifier': true}) }}
select * from {{ source('raw', 'events') }}
