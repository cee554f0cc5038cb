select 1 as customer_id, date '2026-01-01' as effective_from, 'y' as is_current
