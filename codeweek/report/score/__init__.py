"""A tune as a score to print: signs of notes and rests, in bars, in rows, on sheets of A4."""
