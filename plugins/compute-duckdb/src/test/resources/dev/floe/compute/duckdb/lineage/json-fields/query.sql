select payload->>'$.a' as a, payload from shop.events
