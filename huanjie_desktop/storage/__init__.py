"""Floor 2: the office's SQLite file; rows never leave this folder."""
