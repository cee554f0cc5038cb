select '{{ this }}' as here from {{ ref('orders') }}, {{ ref('order') }}, {{ ref('loud') }}, {{ source('raw', 'clicks') }}
