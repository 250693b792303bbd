"""Floor 4: the window, Qt only."""
