"""A pack being made: its files are the state, an act changes them, and no level is lost."""
