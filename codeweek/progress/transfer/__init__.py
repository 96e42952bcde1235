"""Transfers a child to another computer: progress and settings as a file, or as a few words on paper."""
