"""What children have reached by the items of the programmes: on several levels and days, and elsewhere."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from codeweek.levels.level import WATCHED, Level
from codeweek.progress.progress import LIKE, MOST_STARS, Progress

if TYPE_CHECKING:
    from codeweek.packs.pack import Pack  # its module reads YAML, and that library is slow to load

CYCLES = {2: ("CP", "CE1", "CE2"), 3: ("CM1", "CM2", "6e"), 4: ("5e", "4e", "3e")}
SEQUENCES = ("C1.5", "C2.1", "C2.2", "C2.3", "C2.4")
FAMILIES = ("cycles", "crcn", "piaf")


@dataclass(frozen=True)
class Item:
    """An item of a programme: levels of some classes, skills and blocks (of all, where none are named)."""

    key: str
    family: str
    grades: tuple[str, ...] = ()
    skills: tuple[str, ...] = ()
    blocks: tuple[str, ...] = ()  # that a level offers, or is about

    @property
    def is_built(self) -> bool:
        """Whether a program shows it: all but that of foreseeing."""
        return self.skills != (FORESEEN,)

    def has(self, level: Level) -> bool:
        """Whether a level works on it."""
        in_class = not self.grades or level.grade in self.grades
        with_block = not self.blocks or not set(self.blocks).isdisjoint((*level.toolbox, *level.concept))
        return in_class and with_block and (not self.skills or not set(self.skills).isdisjoint(level.piaf))


EVENTS = ("when_clicked", "when_key", "when_find", "when_meet", "when_message")
FORESEEN = "C1.5"
PIAF = (FORESEEN, "C2.1", "C2.2", "C2.3", "C2.4", "C2.6", "C3.1", "C3.2", "C3.3", "C3.4", "C4.3", "C6")
ITEMS = (
    Item("c2_sequence", "cycles", CYCLES[2], SEQUENCES),
    Item("c2_repeat", "cycles", CYCLES[2], ("C3.1",)),
    Item("c3_sequence", "cycles", CYCLES[3], SEQUENCES),
    Item("c3_repeat", "cycles", CYCLES[3], ("C3.1",)),
    Item("c4_program", "cycles", CYCLES[4], (*SEQUENCES, "C6")),
    Item("c4_loop", "cycles", CYCLES[4], ("C3.1", "C3.2")),
    Item("c4_condition", "cycles", CYCLES[4], ("C3.3",)),
    Item("c4_variable", "cycles", CYCLES[4], (), ("set", "change")),
    Item("c4_event", "cycles", blocks=EVENTS),
    Item("crcn_1", "crcn", CYCLES[2]),
    Item("crcn_2", "crcn", CYCLES[3], (*SEQUENCES, "C3.1")),
    Item("crcn_3", "crcn", CYCLES[4], ("C2.6", "C3.2", "C3.3", "C6")),
    *(Item(key.replace(".", "_").lower(), "piaf", (), (key,)) for key in PIAF),
)


FREE = ("run", "create")  # modes where nothing can be missed, and nothing is shown
LEVELS, DAYS = 3, 2  # that an item is won on, at least, before it is reached
STATES = ("reached", "alone", "helped", "seen")
BY_CHANCE = 16  # letters of a block's name, from which it is random: two programs with it have one origin
EVIDENCE = 2  # levels that show an item
Place = tuple[str, str, bool]  # pack, level, whether it is one made like that level


@dataclass(frozen=True)
class Deed:
    """What a child did on a level of a pack, or on one made `like` it.

    `won`: and it is not only told; `helped`: by a hint, a solution, another child, or answers tried in turn;
    `exam`: in an evaluation; `days`: of its wins, as far as they are known. `figure`: « 4.5 »; `program`: as
    the child left it.
    """

    profile: str
    pack: str  # its key: two packs may have a level of the same name
    level: Level
    won: bool
    helped: bool
    exam: bool = False
    days: frozenset[str] = frozenset()
    like: bool = False
    figure: str = ""
    program: Any = None

    @property
    def how(self) -> str:
        """What it shows: `alone`, `helped` or `seen`."""
        free = self.level.mode in FREE and not self.level.parts
        return "seen" if free or not self.won else "helped" if self.helped else "alone"

    @property
    def place(self) -> Place:
        """Its level among those of the packs."""
        return self.pack, self.level.id, self.like

    @property
    def chapter(self) -> tuple[str, str]:
        """Its chapter among those of the packs."""
        return self.pack, self.level.id.rpartition("/")[0]


@dataclass(frozen=True)
class Mark:
    """What a child did for an item, each level once, in the order of the packs; `is_built`: see the item."""

    deeds: tuple[Deed, ...] = ()
    is_built: bool = False

    def of(self, *hows: str) -> tuple[Deed, ...]:
        """The levels where this was shown; without those that were made like one."""
        return tuple(deed for deed in self.deeds if deed.how in hows and not deed.like)

    @cached_property
    def won(self) -> int:
        """How many levels were won."""
        return len(self.of("alone", "helped"))

    @cached_property
    def alone(self) -> int:
        """How many levels were won without help."""
        return len(self.of("alone"))

    @cached_property
    def days(self) -> int:
        """On how many days something was won; a win of which no day is known adds none."""
        return len({day for deed in self.deeds if deed.how != "seen" for day in deed.days})

    @cached_property
    def transfers(self) -> frozenset[Place]:
        """Where it was done anew without help: a level made like one, a solo, another chapter."""
        first = next((deed.chapter for deed in self.of("alone")), None)
        return frozenset(
            deed.place
            for deed in self.deeds
            if deed.how == "alone" and (deed.like or deed.level.mode == "solo" or deed.chapter != first)
        )

    @property
    def exam(self) -> bool:
        """Whether some of it was in an evaluation."""
        return any(deed.exam for deed in self.deeds)

    @cached_property
    def state(self) -> str:
        """One of the STATES; empty when nothing was done."""
        shown = not self.is_built or any(deed.program for deed in self.of("alone", "helped"))
        if self.won >= LEVELS and self.days >= DAYS and self.alone and self.transfers and shown:
            return "reached"
        hows = {deed.how for deed in self.deeds}
        return next((state for state in STATES if state in hows), "")


Marks = Mapping[str, Mapping[str, Mark]]  # by child and item


def deeds(profile: str, key: str, pack: "Pack | None", progress: Progress) -> Iterator[Deed]:
    """What a child's progress in a pack says of its levels: those that it won or at least tried.

    Stars without the program that earned them, or where no run is known, were only told.
    """
    for number, chapter in enumerate(pack.chapters if pack else (), 1):
        for place, level in enumerate(chapter.levels, 1):
            stars, program = progress.stars.get(level.id, 0), progress.programs.get(level.id)
            if not (stars or progress.tries.get(level.id) or level.id in progress.saved_at):
                continue
            shown = program is not None if is_built(level) else level.id in progress.tries
            deed = Deed(
                profile,
                key,
                level,
                won=stars > 0 and shown,
                helped=level.id not in progress.alone or is_tried_out(level, stars),
                days=_days(progress, level.id),
                figure=f"{number}.{place}",
                program=program if is_built(level) else None,
            )
            yield deed
            if days := _days(progress, f"{level.id}{LIKE}"):
                yield replace(deed, won=True, helped=False, days=days, like=True, program=None)


def _days(progress: Progress, name: str) -> frozenset[str]:
    return frozenset([progress.days[name]] if name in progress.days else [])


def is_built(level: Level) -> bool:
    """Whether a child makes a program there, which is kept."""
    return level.mode not in WATCHED and not level.parts


def is_tried_out(level: Level, stars: int) -> bool:
    """Whether so few stars say that wrong answers came first, on a level where one answers."""
    return not is_built(level) and stars < (MOST_STARS - 1 if level.parts else MOST_STARS)


def marks(profiles: Iterable[str], deeds: Iterable[Deed]) -> Marks:
    """The marks of each child that has been there, by the key of each item; a level counts once."""
    best: dict[tuple[str, Place], Deed] = {}
    for deed in _own(deeds):
        key = (deed.profile, deed.place)
        best[key] = _better(best[key], deed) if key in best else deed
    found: dict[str, dict[str, Mark]] = {profile: {} for profile in profiles}
    for deed in best.values():
        own = found.setdefault(deed.profile, {})
        for item in ITEMS:
            if item.has(deed.level):
                own[item.key] = Mark((*own.get(item.key, Mark()).deeds, deed), item.is_built)
    return found


def group(found: Marks, item: str) -> Mapping[str, int]:
    """How many children are at each state of an item."""
    states = [own.get(item, Mark()).state for own in found.values()]
    return {state: states.count(state) for state in STATES}


def evidence(mark: Mark, chosen: Collection[Place] = ()) -> tuple[Deed, ...]:
    """The levels that show most of an item: transfer, else without help; of those alike, the ones chosen."""

    def order(deed: Deed) -> tuple[bool, ...]:
        transfer = deed.place in mark.transfers
        return not transfer, deed.how != "alone", deed.program is None, deed.place not in chosen

    return tuple(sorted((deed for deed in mark.deeds if deed.how != "seen"), key=order)[:EVIDENCE])


def _own(deeds: Iterable[Deed]) -> Iterator[Deed]:
    """The same, with help where another child had the very blocks by then: made together, or copied.

    Of a child with more such programs than others, nothing counts as done alone.
    """
    there = [*deeds]
    owners: dict[tuple[Place, str], dict[str, str]] = {}  # of each child that won with it, the first day
    for deed in there:
        for name in _names(deed.program) if deed.won else ():
            each, day = owners.setdefault((deed.place, name), {}), min(deed.days, default="")
            each[deed.profile] = min(day, each.get(deed.profile, day))
    shared = [_is_shared(deed, owners) for deed in there]
    made = Counter(deed.profile for deed in there if deed.program)
    copied = Counter(deed.profile for deed, is_so in zip(there, shared, strict=True) if is_so)
    for deed, is_so in zip(there, shared, strict=True):
        helped = deed.helped or is_so or copied[deed.profile] * 2 > made[deed.profile]
        yield replace(deed, helped=helped)


def _is_shared(deed: Deed, owners: Mapping[tuple[Place, str], Mapping[str, str]]) -> bool:
    day = min(deed.days, default="")
    each = (other for name in _names(deed.program) for other in owners.get((deed.place, name), {}).items())
    return any(owner != deed.profile and (not day or at <= day) for owner, at in each)


def _names(program: Any) -> Iterator[str]:
    """The names of the blocks of a program that were given to them at random."""
    waiting = [program]
    while waiting:
        each = waiting.pop()
        if isinstance(each, Mapping):
            name = each.get("id")
            if "type" in each and isinstance(name, str) and len(name) >= BY_CHANCE:
                yield name
            waiting.extend(each.values())
        elif isinstance(each, list):
            waiting.extend(each)


def _better(one: Deed, other: Deed) -> Deed:
    """The one of two deeds on a level that shows more, with the days of both; an evaluation stays known."""
    first = one if STATES.index(one.how) <= STATES.index(other.how) else other
    days = frozenset(day for deed in (one, other) if deed.how != "seen" for day in deed.days)
    return replace(
        first, exam=one.exam or other.exam, days=days, program=first.program or one.program or other.program
    )
