"""The story of a level set, from `story.yaml`: who is in it, comics, questions after a win, medals."""
