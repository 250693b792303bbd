"""Floor 2: other people's spreadsheets."""
