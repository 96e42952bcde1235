"""What each child was seen to do on a day in the room."""

from codeweek.progress.evaluation import Deed, Marks, marks
from codeweek.server.left.day import Day


def of_day(day: Day) -> Marks:
    """The marks of a day."""
    deeds = (
        Deed(each.profile, each.place.pack, each.place.level, each.result.won, each.result.helped, each.exam)
        for each in day.done
        if each.place.level
    )
    return marks(day.profiles, deeds)
