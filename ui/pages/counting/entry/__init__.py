"""唱票计票: the ballots under the hands of one recorder, or of two in turn."""
