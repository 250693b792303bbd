"""Parts used by more than one tab."""
