"""All measurements in one go: `make bench`. The table is then in build/bench.md and .json."""

import argparse
import sys
import traceback
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from time import perf_counter

from benchmarks.bench import Bench, compared, machine, pace, put, read, told
from benchmarks.missing import MissingError
from benchmarks.rows import Row

PARTS = {
    "steps": "benchmarks.steps",
    "engine": "benchmarks.engine",
    "operations": "benchmarks.operations",
    "page": "benchmarks.web.page",
    "game": "benchmarks.web.game",
    "room": "benchmarks.room",
    "live": "benchmarks.live",
    "town": "benchmarks.town",
    "desktop": "benchmarks.desktop",
    "solver": "benchmarks.solver",
    "help": "benchmarks.help",
    "levels": "benchmarks.levels",
    "typing": "benchmarks.letters",
}
ROOT = Path(__file__).parents[1]
BUILD = ROOT / "build"


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, or do something with what was measured."""
    wish = _parser().parse_args(arguments)
    if wish.compare:
        print(compared(*map(read, wish.compare)))
        return 0
    if wish.page:
        return _put(wish.page, (wish.out or BUILD) / "bench.json")
    bench = measured(wish.parts or [*PARTS], wish.quick)
    whole = not wish.parts and not wish.quick
    if wish.out or whole:
        bench.write(wish.out or BUILD)
    print(f"\n{bench.markdown()}")
    return 1 if bench.missing else 0


def _put(path: Path, kept: Path) -> int:
    try:
        page = put(path.read_text("utf-8"), read(kept).markdown())
    except (OSError, ValueError) as why:
        sys.exit(f"{path} is left as it is: {why}")
    path.write_text(page, encoding="utf-8")
    return 0


def measured(parts: Sequence[str], quick: bool) -> Bench:
    """The rows of some parts; a part that comes to nothing leaves the others theirs."""
    rows: list[Row] = []
    missing: list[str] = []
    now, speed = machine(), pace()
    for part in parts:
        start = perf_counter()
        found, why = _part(part, quick)
        rows += found
        missing += [f"{part} ({why})"] if why else []
        print(f"{told(found)}\n{part}: {perf_counter() - start:.0f} s", file=sys.stderr, flush=True)
    return Bench(tuple(rows), tuple(missing), machine=now, pace=min(speed, pace()))


def _part(part: str, quick: bool) -> tuple[list[Row], str]:
    """The rows of a part, or why there are none."""
    try:
        return import_module(PARTS[part]).rows(quick), ""
    except MissingError as why:
        return [], str(why)
    except Exception as why:
        traceback.print_exc()
        return [], type(why).__name__


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument(
        "parts", nargs="*", metavar="PART", type=_known, help=f"only these: {', '.join(PARTS)}"
    )
    parser.add_argument("--quick", action="store_true", help="few rounds: does it work, not how fast")
    parser.add_argument(
        "--out", type=Path, help="where bench.json and bench.md go: build, unless only some is measured"
    )
    parser.add_argument(
        "--page",
        type=Path,
        nargs="?",
        const=ROOT / "docs" / "developers" / "measures.md",
        help="measure nothing: put the last table into docs/developers/measures.md, or into this page",
    )
    parser.add_argument(
        "--compare",
        type=Path,
        nargs=2,
        metavar=("OLD", "NEW"),
        help="measure nothing: which ratios of two bench.json differ by more than noise",
    )
    return parser


def _known(part: str) -> str:
    if part not in PARTS:
        raise argparse.ArgumentTypeError(f"{part} is none of {', '.join(PARTS)}")
    return part


if __name__ == "__main__":  # what slows the page is a process that reads this file again
    sys.exit(main())
