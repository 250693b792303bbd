"""The count on site: its plan, its bundles, its sheets."""
