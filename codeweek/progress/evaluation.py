"""What children were seen to do, with help or alone, by the items of the programme."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from codeweek.levels.level import Level
from codeweek.progress.progress import Progress

CYCLES = {2: ("CP", "CE1", "CE2"), 3: ("CM1", "CM2", "6e"), 4: ("5e", "4e", "3e")}
SEQUENCES = ("C1.5", "C2.1", "C2.2", "C2.3", "C2.4")
FAMILIES = ("cycles", "crcn", "piaf")


@dataclass(frozen=True)
class Item:
    """An item of a programme: the levels of some classes, with one of some skills (of all if none)."""

    key: str
    family: str
    grades: tuple[str, ...] = ()
    skills: tuple[str, ...] = ()

    def has(self, level: Level) -> bool:
        """Whether a level works on it."""
        in_class = not self.grades or level.grade in self.grades
        return in_class and (not self.skills or not set(self.skills).isdisjoint(level.piaf))


PIAF = ("C1.5", "C2.1", "C2.2", "C2.3", "C2.4", "C2.6", "C3.1", "C3.2", "C3.3", "C3.4", "C4.3", "C6")
ITEMS = (
    Item("c2_sequence", "cycles", CYCLES[2], SEQUENCES),
    Item("c2_repeat", "cycles", CYCLES[2], ("C3.1",)),
    Item("c3_sequence", "cycles", CYCLES[3], SEQUENCES),
    Item("c3_repeat", "cycles", CYCLES[3], ("C3.1",)),
    Item("c4_program", "cycles", CYCLES[4], (*SEQUENCES, "C6")),
    Item("c4_loop", "cycles", CYCLES[4], ("C3.1", "C3.2")),
    Item("c4_condition", "cycles", CYCLES[4], ("C3.3",)),
    Item("crcn_1", "crcn", CYCLES[2]),
    Item("crcn_2", "crcn", CYCLES[3], (*SEQUENCES, "C3.1")),
    Item("crcn_3", "crcn", CYCLES[4], ("C2.6", "C3.2", "C3.3", "C6")),
    *(Item(key.replace(".", "_").lower(), "piaf", (), (key,)) for key in PIAF),
)


@dataclass(frozen=True)
class Deed:
    """What a child did on a level of a pack: won or not, with help or not, in an evaluation or not."""

    profile: str
    pack: str  # its key: two packs may have a level of the same name
    level: Level
    won: bool
    helped: bool
    exam: bool = False


@dataclass(frozen=True)
class Mark:
    """How many levels of an item were won alone, with help, or only seen; `exam`: in an evaluation."""

    alone: int = 0
    helped: int = 0
    seen: int = 0
    exam: bool = False

    @property
    def state(self) -> str:
        """The best of them: `alone`, `helped`, `seen`, or empty."""
        return next((name for name in STATES if getattr(self, name)), "")

    @property
    def levels(self) -> int:
        """All levels of it."""
        return self.alone + self.helped + self.seen


STATES = ("alone", "helped", "seen")
Marks = Mapping[str, Mapping[str, Mark]]  # by child and item


def deeds(profile: str, pack: str, levels: Iterable[Level], progress: Progress) -> Iterator[Deed]:
    """What a child's progress in a pack says of its levels: those that it won or at least tried."""
    for level in levels:
        won = progress.stars.get(level.id, 0) > 0
        if won or progress.tries.get(level.id) or level.id in progress.saved_at:
            yield Deed(profile, pack, level, won, level.id not in progress.alone)


def marks(profiles: Iterable[str], deeds: Iterable[Deed]) -> Marks:
    """The marks of each child that has been there, by the key of each item; a level counts once."""
    best: dict[tuple[str, str, str], Deed] = {}
    for deed in deeds:
        key = (deed.profile, deed.pack, deed.level.id)
        best[key] = _better(best[key], deed) if key in best else deed
    found: dict[str, dict[str, Mark]] = {profile: {} for profile in profiles}
    for deed in best.values():
        own = found.setdefault(deed.profile, {})
        for item in ITEMS:
            if item.has(deed.level):
                own[item.key] = _with(own.get(item.key, Mark()), deed)
    return found


def group(found: Marks, item: str) -> Mapping[str, int]:
    """How many children are at each state of an item."""
    states = [own.get(item, Mark()).state for own in found.values()]
    return {state: states.count(state) for state in STATES}


def how(deed: Deed) -> str:
    """The state that one deed shows."""
    return ("helped" if deed.helped else "alone") if deed.won else "seen"


def _better(one: Deed, other: Deed) -> Deed:
    """The one of two deeds on a level that shows more; what was done in an evaluation stays known."""
    first = one if STATES.index(how(one)) <= STATES.index(how(other)) else other
    return replace(first, exam=one.exam or other.exam)


def _with(mark: Mark, deed: Deed) -> Mark:
    name = how(deed)
    return replace(mark, exam=mark.exam or deed.exam, **{name: getattr(mark, name) + 1})
