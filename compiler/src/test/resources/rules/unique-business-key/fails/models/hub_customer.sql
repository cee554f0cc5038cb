select md5('1') as customer_hk, '1' as customer_number, current_timestamp as load_date, 'crm' as record_source
