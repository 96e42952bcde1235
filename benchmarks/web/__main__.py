"""The page alone, in detail: `python -m benchmarks.web`; `--quick`: one round, does it work."""

import sys

from benchmarks.missing import MissingError
from benchmarks.rows import table
from benchmarks.web.page import FEW, ROUNDS, SLOWER, WIRE, both, judged
from benchmarks.web.report import report
from benchmarks.web.visits import measure


def main() -> None:
    """Print the tables."""
    rounds = FEW if "--quick" in sys.argv else ROUNDS
    try:
        with both() as pages:
            fast = measure({"codeweek": pages["codeweek"]}, WIRE, 1, 1)
            slowed = measure(pages, WIRE, SLOWER, rounds)
    except MissingError as missing:
        sys.exit(str(missing))
    print(f"{report(fast['codeweek'], slowed['codeweek'])}\n\n{table(judged(slowed))}")


if __name__ == "__main__":  # what slows the page is a process that reads this file again
    main()
