select
    id as loan_id,
    book_id,
    member_id,
    cast(lent_at as date) as lent_on,
    returned_at as returned_on
from {{ ref('raw_loans') }}
