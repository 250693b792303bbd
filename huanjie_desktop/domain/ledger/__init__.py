"""The liaison ledger (居民联络员台账): households, units of twenty, contacts and visits, requests, hardship."""
