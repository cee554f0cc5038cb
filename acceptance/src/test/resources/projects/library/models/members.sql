select
    members.id as member_id,
    {% for class in ['short', 'long'] %}
    count(*) filter (where loans.length_class = '{{ class }}') as {{ class }}_books,
    {% endfor %}
    count(loans.loan_id) as loans
from {{ ref('raw_members') }} as members
left join {{ ref('loans') }} as loans on loans.member_id = members.id
group by members.id
