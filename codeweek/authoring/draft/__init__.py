"""A level file being edited: the text is the state, an act changes it and leaves all else as it is."""
