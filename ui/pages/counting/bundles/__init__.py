"""分扎: bundles handed out, read twice and compared, and the paper sheets."""
