"""首页: where every branch stands."""
