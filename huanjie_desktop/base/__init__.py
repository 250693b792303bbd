"""Floor 0: clock, resource files, log."""
