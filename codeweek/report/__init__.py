"""What there is to tell a teacher about levels: minimum, needed blocks, concept, difficulty, remedies."""
