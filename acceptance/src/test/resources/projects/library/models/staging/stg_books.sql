select
    books.id as book_id,
    title,
    shelf,
    {{ length_class('pages') }} as length_class
from {{ ref('raw_books') }} as books
join {{ source('front_desk', 'shelf_plan') }} as shelves on shelves.book_id = books.id
