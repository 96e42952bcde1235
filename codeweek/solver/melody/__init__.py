"""The shortest programs of tunes: one without conditions plays a word, as a grammar with repeats does."""
