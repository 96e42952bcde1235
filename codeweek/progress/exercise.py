"""An exercise in parts: which one is next, its stars, and the points that only the adult sees."""

from collections.abc import Mapping

from codeweek.levels.level import Level
from codeweek.progress.progress import MOST_STARS, Progress

HALF = 2  # a question that was right later is worth its points divided by that


def points(exercise: Level, stars: Mapping[str, int]) -> tuple[float, int]:
    """The points of an exercise, and how many there are: half of those of a question that was right later."""
    there = sum(_earned(part, stars) for part in exercise.parts)
    return there, sum(part.part.points for part in exercise.parts if part.part)


def _earned(part: Level, stars: Mapping[str, int]) -> float:
    if part.part is None or not stars.get(part.id):
        return 0
    later = part.part.type != "program" and stars[part.id] < MOST_STARS
    return part.part.points / HALF if later else part.part.points


def worth(exercise: Level, stars: Mapping[str, int]) -> int:
    """The stars of an exercise: none until every part is right, all when each was at once."""
    if not all(stars.get(part.id) for part in exercise.parts):
        return 0
    earned, whole = points(exercise, stars)
    return MOST_STARS if earned == whole else 2 if earned * 4 >= whole * 3 else 1


def is_open(exercise: Level, progress: Progress, part: Level) -> bool:
    """Whether a part may be played: the ones before it are right, as they may show its answer."""
    before = exercise.parts[: exercise.parts.index(part)]
    return progress.unlocked or all(progress.stars.get(level.id) for level in before)


def part_to_play(exercise: Level, progress: Progress) -> Level:
    """The first part that is not right yet; of an exercise that is done, or of another level, the first."""
    waiting = (part for part in exercise.parts if not progress.stars.get(part.id))
    return next(waiting, next(iter(exercise.parts), exercise))


def part_after(exercise: Level, part: Level) -> Level | None:
    """The part that follows."""
    ids = [level.id for level in exercise.parts]
    following = exercise.parts[ids.index(part.id) + 1 :] if part.id in ids else ()
    return next(iter(following), None)
