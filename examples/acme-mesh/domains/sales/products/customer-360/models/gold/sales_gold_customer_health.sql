select
    accounts.customer_id,
    accounts.account_name,
    accounts.rating,
    count(tickets.ticket_id) as tickets,
    count(tickets.ticket_id) filter (where tickets.is_open) as open_tickets,
    coalesce(round(avg(tickets.satisfaction), 2), 0) as satisfaction,
    current_timestamp as loaded_at
from {{ ref('sales_bronze_accounts') }} as accounts
left join {{ ref('sales_silver_tickets') }} as tickets on tickets.customer_id = accounts.customer_id
group by all
