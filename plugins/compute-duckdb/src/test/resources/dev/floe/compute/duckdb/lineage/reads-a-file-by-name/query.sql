select * from 'data.parquet'
