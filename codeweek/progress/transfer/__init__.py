"""A child's way elsewhere: progress and settings as one file, or as a few words to write on paper."""
