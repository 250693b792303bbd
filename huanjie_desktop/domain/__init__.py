"""Floor 1: the rules, standard library only."""
