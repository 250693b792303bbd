"""One folder per tab; tabs do not import each other."""
