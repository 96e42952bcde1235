"""The report on levels for a teacher: minimum, needed blocks, concept, difficulty, remedies."""
