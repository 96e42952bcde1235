"""A level that a child invents: a small drawing, its title of chosen words, its proof and its file."""
