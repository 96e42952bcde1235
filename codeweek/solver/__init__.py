"""The shortest programs that win a level, proved by looking at all the shorter ones."""
