"""Who there is: communities, branches, members."""
