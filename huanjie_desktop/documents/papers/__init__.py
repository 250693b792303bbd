"""One file per paper: its content and its drawing."""
