"""Floor 4 without a window: the commands, started by `front.run`."""
