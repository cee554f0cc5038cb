select
    sha256(lower(status)) as hashed,
    case when id > 3 then sha256(status) else status end as sometimes,
    case when id > 3 then sha256(status) else md5(upper(status)) end as either_way,
    concat(sha256(status), md5(status)) as both
from shop.orders
