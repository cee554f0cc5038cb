select * from {{ source('raw', 'orders') }}
cross join {{ source('raw', 'events') }}
cross join {{ source('raw', 'clicks') }}
