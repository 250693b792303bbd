"""党员名册: members, import, who counts."""
