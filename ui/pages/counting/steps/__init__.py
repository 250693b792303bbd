"""The panels of the rail, one for each step of a round."""
