{{ config(materialized='table', tags=['a', 'b']) }}

with src as (
    select * from {{ ref('orders') }}
)

select
    cast(src.column_0 as {{ types[0] }}) as {{ prefix }}_column_0,
    cast(src.column_1 as {{ types[1] }}) as {{ prefix }}_column_1,
    cast(src.column_2 as {{ types[2] }}) as {{ prefix }}_column_2,
    cast(src.column_3 as {{ types[3] }}) as {{ prefix }}_column_3,
    cast(src.column_4 as {{ types[0] }}) as {{ prefix }}_column_4,
    cast(src.column_5 as {{ types[1] }}) as {{ prefix }}_column_5,
    cast(src.column_6 as {{ types[2] }}) as {{ prefix }}_column_6,
    cast(src.column_7 as {{ types[3] }}) as {{ prefix }}_column_7,
    cast(src.column_8 as {{ types[0] }}) as {{ prefix }}_column_8,
    cast(src.column_9 as {{ types[1] }}) as {{ prefix }}_column_9,
    cast(src.column_10 as {{ types[2] }}) as {{ prefix }}_column_10,
    cast(src.column_11 as {{ types[3] }}) as {{ prefix }}_column_11,
    cast(src.column_12 as {{ types[0] }}) as {{ prefix }}_column_12,
    cast(src.column_13 as {{ types[1] }}) as {{ prefix }}_column_13,
    cast(src.column_14 as {{ types[2] }}) as {{ prefix }}_column_14,
    cast(src.column_15 as {{ types[3] }}) as {{ prefix }}_column_15,
    cast(src.column_16 as {{ types[0] }}) as {{ prefix }}_column_16,
    cast(src.column_17 as {{ types[1] }}) as {{ prefix }}_column_17,
    cast(src.column_18 as {{ types[2] }}) as {{ prefix }}_column_18,
    cast(src.column_19 as {{ types[3] }}) as {{ prefix }}_column_19,
    cast(src.column_20 as {{ types[0] }}) as {{ prefix }}_column_20,
    cast(src.column_21 as {{ types[1] }}) as {{ prefix }}_column_21,
    cast(src.column_22 as {{ types[2] }}) as {{ prefix }}_column_22,
    cast(src.column_23 as {{ types[3] }}) as {{ prefix }}_column_23,
    cast(src.column_24 as {{ types[0] }}) as {{ prefix }}_column_24,
    cast(src.column_25 as {{ types[1] }}) as {{ prefix }}_column_25,
    cast(src.column_26 as {{ types[2] }}) as {{ prefix }}_column_26,
    cast(src.column_27 as {{ types[3] }}) as {{ prefix }}_column_27,
    cast(src.column_28 as {{ types[0] }}) as {{ prefix }}_column_28,
    cast(src.column_29 as {{ types[1] }}) as {{ prefix }}_column_29,
    cast(src.column_30 as {{ types[2] }}) as {{ prefix }}_column_30,
    cast(src.column_31 as {{ types[3] }}) as {{ prefix }}_column_31,
    cast(src.column_32 as {{ types[0] }}) as {{ prefix }}_column_32,
    cast(src.column_33 as {{ types[1] }}) as {{ prefix }}_column_33,
    cast(src.column_34 as {{ types[2] }}) as {{ prefix }}_column_34,
    cast(src.column_35 as {{ types[3] }}) as {{ prefix }}_column_35,
    cast(src.column_36 as {{ types[0] }}) as {{ prefix }}_column_36,
    cast(src.column_37 as {{ types[1] }}) as {{ prefix }}_column_37,
    cast(src.column_38 as {{ types[2] }}) as {{ prefix }}_column_38,
    cast(src.column_39 as {{ types[3] }}) as {{ prefix }}_column_39,
    cast(src.column_40 as {{ types[0] }}) as {{ prefix }}_column_40,
    cast(src.column_41 as {{ types[1] }}) as {{ prefix }}_column_41,
    cast(src.column_42 as {{ types[2] }}) as {{ prefix }}_column_42,
    cast(src.column_43 as {{ types[3] }}) as {{ prefix }}_column_43,
    cast(src.column_44 as {{ types[0] }}) as {{ prefix }}_column_44,
    cast(src.column_45 as {{ types[1] }}) as {{ prefix }}_column_45,
    cast(src.column_46 as {{ types[2] }}) as {{ prefix }}_column_46,
    cast(src.column_47 as {{ types[3] }}) as {{ prefix }}_column_47,
    cast(src.column_48 as {{ types[0] }}) as {{ prefix }}_column_48,
    cast(src.column_49 as {{ types[1] }}) as {{ prefix }}_column_49
from src
{% if incremental %}
where updated_at > (select max(updated_at) from {{ this }})
{% endif %}
