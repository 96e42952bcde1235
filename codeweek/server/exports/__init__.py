"""What is left of an evening: programs and pictures, a table, each child's words on paper. No names."""
