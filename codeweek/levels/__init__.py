"""A level: what it asks, in which world and with which blocks; the programs it holds; its file."""
