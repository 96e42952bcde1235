"""Variants of a robot level's maps: random changes, and the check that a map still asks for the same."""
