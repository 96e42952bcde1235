"""Another level like a level: its program changed, a map drawn by running it, and all of it proved again."""
