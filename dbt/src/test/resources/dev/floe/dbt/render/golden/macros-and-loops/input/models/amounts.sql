{%- set kinds = var('kinds') -%}
{%- set total = namespace(n=0) -%}
{%- for k in kinds %}{% set total.n = total.n + 1 %}{% endfor -%}
select
  {{ dbt.hash('id') }} as key,
  {{ total.n }} as kinds,
  {{ pivot('kind', kinds) | indent(2) }}
from (values (1, 'a', 2.0)) as t(id, kind, amount)
group by 1, 2
