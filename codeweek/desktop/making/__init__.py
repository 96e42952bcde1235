"""Packs are made: the list of them, one put in order with the hand, files chosen in a list."""
