"""Reading aloud: what is said of a text, which clips say it, and when each word is heard."""
