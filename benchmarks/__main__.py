"""All measurements, one after the other: `make bench`."""

from benchmarks import desktop, engine, levels, solver

for part in (engine, levels, solver, desktop):
    part.main()
    print()
