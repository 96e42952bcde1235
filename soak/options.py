"""What both shells are asked: how long, from which seed, or one day again."""

import argparse


def read(acts: int) -> argparse.Namespace:
    """The options of the command line; `acts` is how many there are in a day."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--minutes", type=float, default=10)
    asked.add_argument("--day", type=int, help="this day only")
    asked.add_argument("--acts", type=int, default=acts, help="acts of a day")
    asked.add_argument("--every", type=float, default=60, help="seconds between two lines")
    return asked.parse_args()
