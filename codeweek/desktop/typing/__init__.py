"""Python typed in the window: a box for code, the keys above it, the words to choose from, the console."""
