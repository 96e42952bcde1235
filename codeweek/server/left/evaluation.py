"""What each child was seen to do on a day in the room: a win counts that was played again, and won.

What cannot be played again counts as told: a program that is only run, and an exercise, as nobody tells its
parts.
"""

from codeweek.levels.level import Level
from codeweek.levels.programs import read_only
from codeweek.progress.evaluation import Deed, Marks, marks
from codeweek.server.left.day import Day, Done


def of_day(day: Day) -> Marks:
    """The marks of a day."""
    return marks(day.profiles, (_deed(each, each.place.level) for each in day.done if each.place.level))


def unplayed(day: Day) -> int:
    """How many wins do not count: machines told of them, and nothing of them was played again."""
    return sum(
        each.result.won and not _counts(each, each.place.level) for each in day.done if each.place.level
    )


def _deed(done: Done, level: Level) -> Deed:
    return Deed(done.profile, done.place.pack, level, _counts(done, level), done.result.helped, done.exam)


def _counts(done: Done, level: Level) -> bool:
    is_only_run = read_only(level) and level.predict is None
    return done.result.won and (done.result.checked or is_only_run)
