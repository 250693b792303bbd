"""疑难票: ballots laid aside and how the scrutineers decide them."""
