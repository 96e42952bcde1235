"""The shortest programs that win a level, proved by enumerating the shorter ones: `docs/solver.md`."""
