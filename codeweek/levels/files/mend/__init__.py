"""Mends a YAML text with the slips of word processors and of hands: each kind of mend is a module."""
