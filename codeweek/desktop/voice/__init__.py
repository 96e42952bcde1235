"""The window reads aloud: clips by the mixer, the rest by the computer's own voice if it has one."""
