"""All measurements, one after the other: `make bench`."""

from benchmarks import desktop, engine, levels

for part in (engine, levels, desktop):
    part.main()
    print()
