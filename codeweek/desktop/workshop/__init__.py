"""The workshop: where an adult draws a level, tries it and saves it."""
