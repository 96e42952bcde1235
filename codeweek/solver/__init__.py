"""Finds the shortest programs that win a level and proves them: `docs/developers/solver.md`."""
