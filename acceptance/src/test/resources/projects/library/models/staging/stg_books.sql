select
    id as book_id,
    title,
    {{ length_class('pages') }} as length_class
from {{ ref('raw_books') }}
