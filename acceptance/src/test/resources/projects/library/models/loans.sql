{{ config(post_hook="insert into run_notes values ('{{ this.identifier }} is built')") }}

select
    loans.loan_id,
    loans.member_id,
    books.title,
    books.length_class,
    overdue.due_on,
    overdue.is_overdue
from {{ ref('stg_loans') }} as loans
join {{ ref('stg_books') }} as books using (book_id)
join {{ ref('overdue') }} as overdue on overdue.loan_id = loans.loan_id
