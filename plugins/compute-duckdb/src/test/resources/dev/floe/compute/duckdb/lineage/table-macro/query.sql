select * from recent(3)
