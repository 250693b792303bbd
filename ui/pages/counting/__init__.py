"""计票: from issuing the ballots to the announcement, ballot by ballot with the number pad."""
