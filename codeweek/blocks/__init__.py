"""Blocks and the Python they are: one catalogue, read and written both ways."""
