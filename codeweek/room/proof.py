"""Which words prove who a child is: those that tell what its file has."""

from codeweek.progress.course import SHIPPED
from codeweek.progress.progress import Progress
from codeweek.progress.transfer.carried import Carried
from codeweek.progress.transfer.childfile import Brought

LEAST = 3  # levels: anybody may guess that a child has won the first two


def proves(carried: Carried, profile: str, file: Brought) -> bool:
    """Whether words are those of a child, of today or from before: no star that its file has not.

    They tell three levels at least, and half of what the file has: others would have to guess them.
    """
    there = file.courses.get(SHIPPED, Progress()).stars
    told = {level: stars for level, stars in carried.progress.stars.items() if stars}
    has = sum(1 for stars in there.values() if stars)
    right = all(stars <= there.get(level, 0) for level, stars in told.items())
    return carried.profile == profile and right and len(told) >= LEAST and 2 * len(told) >= has
