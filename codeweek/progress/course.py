"""The course logic: which levels are open, what comes next, which concepts a child has learned."""

import re
import zlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from codeweek.levels.level import Level, exercise_of
from codeweek.levels.programs import read_only
from codeweek.progress import doors
from codeweek.progress.progress import MOST_STARS, Progress

if TYPE_CHECKING:
    from codeweek.packs.pack import (  # its module reads YAML, and that library is slow to load
        Chapter,
        Pack,
    )

SHIPPED = "codeweek"
HALF = 3  # the rung of the hint ladder that shows half of the solution
BULB_AFTER = 3  # tries after which the bulb glows
PLAYGROUND = 6  # levels to invent in that the map offers at most
SOLO_TRIES = 3  # a solo level keeps its hints for after this many tries


def is_open(pack: "Pack", progress: Progress, level: Level) -> bool:
    """Whether a child may enter a level.

    A level opens when the one before it in its chapter is won, or the one that the chapter names instead.
    The first level of a chapter is open, so that one may join at any session, unless its pack names one; the
    course names none. The puzzle of a door is open to who came in by it, the sheet to who was in its chapter,
    a solo level to who came to it from a level that was too easy: once it is won, all before it are open.
    """
    won, been = progress.stars.get(level.id), {progress.last, *progress.programs}
    came = level.id in been and (level.id == doors.PUZZLE or level.mode == "solo")
    came |= level.id == doors.SHEET and any(map(doors.leads_to_sheet, been))
    led = progress.unlocked or came or bool(won) or _is_led_to(pack, progress, level)
    return led or any(progress.stars.get(solo.id) for solo in _solos_after(pack, level))


def _is_led_to(pack: "Pack", progress: Progress, level: Level) -> bool:
    """Whether the level to be won before another one is won, if there is one."""
    before = pack.opened_by.get(level.id)
    return before is None or progress.stars.get(before, 0) > 0


def _solos_after(pack: "Pack", level: Level) -> list[Level]:
    """The solo levels that come after a level in its chapter; none, if they wait for another chapter."""
    for chapter in pack.chapters:
        ids = [each.id for each in chapter.levels if each.id not in chapter.after]
        if (played := exercise_of(level.id)) in ids:
            return [
                each
                for each in chapter.levels
                if each.mode == "solo" and each.id in ids[ids.index(played) + 1 :]
            ]
    return []


def proof_of(pack: "Pack", progress: Progress, level: Level) -> Level | None:
    """The solo level that shows that a level was too easy: the last of its chapter, while it is not won.

    None has it that is the first of all, or a solo level itself.
    """
    solos = [] if level.mode == "solo" or level.id == pack.levels[0].id else _solos_after(pack, level)
    return next((solo for solo in solos[-1:] if not progress.stars.get(solo.id)), None)


def _placed(pack: "Pack", progress: Progress, after: str) -> Level | None:
    """Where the puzzle of a door leads, or a solo level that was won past those before it: a chapter on."""
    if begins := doors.placed(pack, progress, after):
        return begins
    solo = pack.level(exercise_of(after))
    if not solo or solo.mode != "solo" or not progress.stars.get(solo.id) or _is_led_to(pack, progress, solo):
        return None
    place = next(i for i, chapter in enumerate(pack.chapters) if solo in chapter.levels)
    begin = (level for chapter in pack.chapters[place + 1 :] for level in chapter.levels[:1])
    return next((level for level in begin if is_open(pack, progress, level)), None)


def waits_for(pack: "Pack", progress: Progress, level: Level) -> Level | None:
    """The level that opens this one once it is won, while it is shut."""
    return None if is_open(pack, progress, level) else pack.level(pack.opened_by.get(level.id, ""))


def way_to(pack: "Pack", progress: Progress, level: Level) -> Level:
    """The level to play so as to get to this one: itself when it is open, else one that leads there."""
    first = waits_for(pack, progress, level)
    return way_to(pack, progress, first) if first else level


def next_level(pack: "Pack", progress: Progress, after: Level) -> Level | None:
    """The level that follows, in the next chapter when this one ends; None after the last.

    Those that wait for a level of elsewhere are passed over. After the puzzle of a door, where it leads;
    after a solo level that was won past the others of its chapter, in the next one.
    """
    if begins := _placed(pack, progress, after.id):
        return begins
    ids = [level.id for level in pack.levels]
    played = exercise_of(after.id)
    rest = pack.levels[ids.index(played) + 1 :] if played in ids else ()
    named = {id for chapter in pack.chapters for id in chapter.after}
    return next((level for level in rest if level.id not in named or is_open(pack, progress, level)), None)


def resume(pack: "Pack", progress: Progress) -> Level | None:
    """The level to resume: the last one touched unless it is won, one without stars, or another one."""
    levels = pack.levels
    touched = exercise_of(progress.last)
    there = [level for level in levels if level.id == touched and _reached(pack, progress, level)]
    last = there[0] if there else None
    if last is not None and not progress.stars.get(last.id):
        return last
    if (begins := _placed(pack, progress, touched)) and not progress.stars.get(begins.id):
        return begins
    after = levels[levels.index(last) + 1 :] if last else levels
    waiting = [level for level in (*after, *levels) if not progress.stars.get(level.id)]
    return next((level for level in waiting if is_open(pack, progress, level)), another(pack, progress, last))


def stop_in(levels: Iterable[Level], progress: Progress, is_open: Callable[[Level], bool]) -> Level | None:
    """Where a child stands in a chapter: at the level to go on with, else at the last open one, if one is."""
    there = [level for level in levels if is_open(level)]
    waiting = [level for level in there if not progress.stars.get(level.id)]
    last = exercise_of(progress.last)
    return next((level for level in waiting if level.id == last), next(iter(waiting or there[-1:]), None))


def playground(pack: "Pack", progress: Progress) -> tuple[Level, ...]:
    """The levels to invent in that the map offers: the latest that are open; from the first day, one."""
    free = [level for level in pack.levels if level.mode == "create"]
    levels = [level for level in free if is_open(pack, progress, level)]
    return tuple(levels[-PLAYGROUND:] or free[:1])


def _reached(pack: "Pack", progress: Progress, level: Level) -> bool:
    """Whether a child came to a level by the way, and not from the map to invent there."""
    return progress.unlocked or level.mode != "create" or _is_led_to(pack, progress, level)


def another(pack: "Pack", progress: Progress, after: Level | None) -> Level | None:
    """Another level to offer: one to win, one to improve, or a free creation.

    The search starts after the level just played, which is offered again only when there is no other.
    """
    levels, played = pack.levels, exercise_of(after.id) if after else ""
    ids = [level.id for level in levels]
    place = ids.index(played) + 1 if played in ids else 0
    others = [level for level in (*levels[place:], *levels[:place]) if level.id != played]
    there = [level for level in others if is_open(pack, progress, level)]
    waiting = [level for level in there if not progress.stars.get(level.id)]
    # A prediction, or an exercise, was judged once: there is nothing more to earn.
    starry = [
        level for level in there if progress.stars.get(level.id, 0) < MOST_STARS and not read_only(level)
    ]
    free = [level for level in there if level.mode == "create"]
    return next(iter([*waiting, *starry, *free, *there]), after)


CHANGED = ("modify", "create")  # modes that do not tell whether the idea of a chapter is known
KNOWN = ("helped", "done", "alone")  # states of what a child can do


@dataclass(frozen=True)
class Concept:
    """The concept of a chapter and a child's state in it: nothing yet, seen, helped, done or alone."""

    chapter: "Chapter"
    state: str


def concepts(pack: "Pack", progress: Progress) -> tuple[Concept, ...]:
    """A child's state in the concept of each chapter."""
    return tuple(Concept(chapter, _state(chapter, progress)) for chapter in pack.chapters)


def _state(chapter: "Chapter", progress: Progress) -> str:
    """The state; alone: one of its solo levels won without help; done, or helped: half of its programs."""
    solos = [level for level in chapter.levels if level.mode == "solo"] or chapter.levels[-1:]
    if any(solo.id in progress.alone for solo in solos):
        return "alone"
    won = [level for level in chapter.levels if progress.stars.get(level.id)]
    built = [level.id for level in taught(chapter) if progress.stars.get(level.id)]
    half = -(-len(taught(chapter)) // 2)
    if built and len(built) >= half:
        return "done" if sum(not _helped(id, progress) for id in built) >= half else "helped"
    touched = any(progress.tries.get(level.id) or level.id in progress.programs for level in chapter.levels)
    return "seen" if won or touched else ""


def taught(chapter: "Chapter") -> tuple[Level, ...]:
    """The levels where a program is built for the idea of a chapter: none that is only changed, or free."""
    open = tuple(level for level in chapter.levels if not read_only(level))
    return tuple(level for level in open if level.mode not in CHANGED) or open


def _helped(id: str, progress: Progress) -> bool:
    """Whether a level was only ever won with a hint or a solution open."""
    opened = progress.hints.get(id) or id in progress.shown
    return bool(opened) and id not in progress.alone


def hints_open(level: Level, progress: Progress) -> bool:
    """Whether the hints of a level may be read; in a solo level, only after three tries."""
    return level.mode != "solo" or progress.tries.get(level.id, 0) >= SOLO_TRIES


def shows_hand(pack: "Pack", progress: Progress, level: Level) -> bool:
    """Whether a hand shows how: on the first level to run, to foresee and to build, until it was tried."""
    first = next((each for each in pack.levels if _sort(each) == _sort(level)), None)
    untried = not progress.stars.get(level.id) and not progress.tries.get(level.id)
    return first is not None and first.id == level.id and untried


def _sort(level: Level) -> tuple[bool, bool]:
    """What is done on a level: it is built or only run, perhaps foreseen."""
    return read_only(level), level.mode == "predict"


def wants_hint(level: Level, progress: Progress) -> bool:
    """Whether the bulb glows: several tries, no stars yet, and a hint left to read."""
    waiting = progress.tries.get(level.id, 0) >= BULB_AFTER and not progress.stars.get(level.id)
    return waiting and progress.hints.get(level.id, 0) < len(level.hints)


def key_of(pack: "Pack", shipped: bool = False) -> str:
    """The key under which progress in a pack is stored: the same for a copy or a newer version of the pack.

    Levels without a `pack.yaml` are identified by their own ids.
    """
    if shipped:
        return SHIPPED
    title = pack.title if isinstance(pack.title, str) else next(iter(pack.title.values()), "")
    words = re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-")[:40]
    named = any(chapter.folder for chapter in pack.chapters)
    marks = "\n".join([title, pack.author, *(() if named else (level.id for level in pack.levels))])
    return f"{words or 'pack'}-{zlib.crc32(marks.encode()):08x}"
