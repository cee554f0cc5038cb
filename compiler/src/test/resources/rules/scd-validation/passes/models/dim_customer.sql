select
    'a1' as surrogate_key,
    1 as customer_id,
    'Ada' as name,
    timestamp '2026-01-01' as effective_from,
    timestamp '9999-12-31' as effective_to,
    true as is_current
