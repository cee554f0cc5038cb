select * from {{ ref('clean') }} where id is null
