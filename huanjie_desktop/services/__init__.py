"""Floor 3: one function per intention; each owns its transaction."""
