"""How long it takes to load and prove the course, beside what PyYAML alone takes to read the same files."""

import time
from collections.abc import Callable

import yaml

from codeweek import data
from codeweek.packfile import load_pack
from codeweek.prove import prove

ROUNDS = 7


def best(action: Callable[[], object]) -> float:
    """The least time of several rounds, in milliseconds."""
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        action()
        times.append((time.perf_counter() - start) * 1000)
    return min(times)


def main() -> None:
    """Print the table."""
    folder = data.folder("levels")
    texts = [path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.yaml"))]
    course = load_pack(folder)
    plain = best(lambda: [yaml.safe_load(text) for text in texts])
    load = best(lambda: load_pack(folder))
    proof = best(lambda: [prove(level) for level in course.levels])
    print(f"{'levels':32}{'ms':>10}{'x safe_load':>14}")
    for name, ms in (("PyYAML safe_load", plain), ("load the course", load), ("prove the course", proof)):
        print(f"{name + f' ({len(course.levels)} levels)':32}{ms:10.1f}{ms / plain:14.2f}")


if __name__ == "__main__":
    main()
