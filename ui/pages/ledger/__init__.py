"""联络台账: the liaison ledger."""
