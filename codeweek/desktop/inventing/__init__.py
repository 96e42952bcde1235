"""« Invente un niveau » : a child draws a level, has it proved, plays it and keeps it."""
