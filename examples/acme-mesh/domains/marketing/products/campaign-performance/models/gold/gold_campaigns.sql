with cost as (

    select
        campaign_id,
        count(*) as touches,
        sum(cost_cents) / 100.0 as cost
    from {{ ref('bronze_touches') }}
    group by campaign_id

),

sold as (

    select
        campaign_id,
        count(*) as orders,
        sum(amount) as revenue
    from {{ ref('silver_attributed_orders') }}
    group by campaign_id

)

select
    campaigns.campaign_id,
    campaigns.campaign_name,
    campaigns.channel,
    coalesce(cost.touches, 0) as touches,
    coalesce(cost.cost, 0) as cost,
    coalesce(sold.orders, 0) as orders,
    coalesce(sold.revenue, 0) as revenue,
    current_timestamp as loaded_at
from {{ ref('bronze_campaigns') }} as campaigns
left join cost on cost.campaign_id = campaigns.campaign_id
left join sold on sold.campaign_id = campaigns.campaign_id
