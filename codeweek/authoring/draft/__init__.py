"""A level file being written: the text is the state, an act is an edit of it, all else stays as it is."""
