"""What each child was seen to do on a day in the room: a win counts that was played again, and won."""

from codeweek.levels.level import Level
from codeweek.progress.evaluation import Deed, Marks, marks
from codeweek.server.left.day import Day, Done


def of_day(day: Day) -> Marks:
    """The marks of a day."""
    return marks(day.profiles, (_deed(each, each.place.level) for each in day.done if each.place.level))


def unplayed(day: Day) -> int:
    """How many wins do not count: machines told of them, and nothing of them was played again."""
    return sum(each.result.won and not each.result.checked for each in day.done if each.place.level)


def _deed(done: Done, level: Level) -> Deed:
    result = done.result
    won = result.won and result.checked
    return Deed(done.profile, done.place.pack, level, won, result.helped, done.exam)
