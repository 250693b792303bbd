"""The count on one sheet without a file (tally): its input, the rule cases, the result explained."""
