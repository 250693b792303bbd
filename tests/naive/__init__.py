"""The counting rules a second time, as plainly as they can be said. Nothing of the program is used here."""
