"""The worlds a program acts in: one package for each kind, found by looking, not listed."""
