"""Collect the content of a paper, then draw it."""
