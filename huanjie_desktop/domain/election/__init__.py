"""How a vote is prepared, cast, counted and decided."""
