"""« Encore un comme celui-ci »: a level made like one of the pack, and the way of a child on it."""

from codeweek.app.journey import Journey, MemoryStore
from codeweek.authoring.another.alike_levels import Series, alone
from codeweek.authoring.another.which import refused
from codeweek.levels.level import Level
from codeweek.progress.again import KEY, NEVER, due, offers
from codeweek.progress.progress import Progress


class Practice(Journey):
    """The way of a child on a level that was made like one of its pack: only that it was won is kept.

    `own` is the child's way through the pack, `like` the level there.
    """

    def __init__(self, own: Journey, like: Level, made: Level) -> None:
        super().__init__(MemoryStore(), own.profile, alone(made), KEY, own.plan)
        self.own, self.like, self.made = own, like, made
        self._choices = own._choices
        self.worn, self.lines = own.worn, own.lines

    def shows_hand(self, level: Level) -> bool:  # noqa: ARG002
        """Never: the child has played such a level."""
        return False

    def set_choice(self, name: str, value: bool | str | None) -> None:
        """It is the child's, wherever it is made."""
        self.own.set_choice(name, value)

    def keep(self, progress: Progress) -> None:
        """Nothing of it on the disk; the first win counts for the level that it is like."""
        first = bool(progress.stars.get(self.made.id)) and not self.progress.stars.get(self.made.id)
        super().keep(progress)
        if first:
            helped = progress.again.get(self.made.id, NEVER)[2] > 0
            self.own.keep(self.own.progress.practised(self.like.id, helped, self.own.day()))


def due_in(journey: Journey) -> Level | None:
    """The level of which another one is to come now; none on a day that has its own."""
    if journey.plan["levels"] or isinstance(journey, Practice):
        return None
    return due(journey.pack, journey.progress, _has_others)


def alike_to(journey: Journey, level: Level) -> str:
    """What is offered after a win: `due`, one like a level that is to come back; `alike`; or nothing."""
    if journey.plan["levels"]:
        return ""
    waits = due_in(journey)
    if waits is not None and waits.id != level.id:
        return "due"
    return "alike" if offers(journey.pack, level, _has_others) else ""


def _has_others(level: Level) -> bool:
    return not refused(level)


def series(own: Journey, like: Level) -> Series:
    """Those like it: what was found before need not be looked for again."""
    level = own.pack.level(like.id) or like
    if own.series is None or own.series.level != level:
        own.series = Series(level)
    return own.series
