"""The board: every child at a glance, those first who need a person; never a ranking."""

from collections import Counter
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet

from codeweek.room import keeping, picture_key, shared_games
from codeweek.room.board_data import BoardOpen, Disk, MendedFile
from codeweek.room.child import AWAY_AFTER, Child, askers, place_of
from codeweek.room.room import Room
from codeweek.room.room_json import Asking, Board, Row, Shown, Status, Trouble

SAME = 3  # runs that failed alike
SEARCHES = 360.0  # seconds on a level that is not won
JUST_RAN = 60.0  # seconds
COACHED_FOR = 300.0  # seconds in which a child goes on alone with what it was asked
WAITS: tuple[Status, ...] = ("stuck", "searching")
ORDER: tuple[Status, ...] = ("tidied", "stuck", "searching", "hint", "ran", "building", "won", "away")


def status(room: Room, child: Child, now: float) -> Status:
    """How a child is."""
    if child.tidied:
        return "tidied"
    if child.kind == "leave" or not child.machine or not room.holds(child, now):
        return "away"
    if child.kind == "win":
        return "won"
    if child.same >= SAME:
        return "stuck"
    if child.level and now - child.opened >= SEARCHES and not child.stars.get(child.place):
        return "searching"
    if child.kind == "hint":
        return "hint"
    return "ran" if child.kind == "run" and now - child.at < JUST_RAN else "building"


def row(room: Room, child: Child, now: float) -> Row:
    """A child on the board."""
    found, machine = status(room, child, now), room.machines.get(child.machine)
    since = child.opened if found in ("searching", "stuck") else now if found == "tidied" else child.at
    beside = [profile for profile in machine.profiles if profile != child.profile] if machine else []
    return {
        "profile": child.profile,
        "machine": machine.number if machine else None,
        "beside": beside[0] if beside else "",
        "pack": child.pack,
        "level": child.level,
        "status": found,
        "seconds": max(0, int(now - since)),
        "at": child.at,
        "tries": child.tries,
        "hints": child.hints,
        "same": child.same,
        "say": child.ran["say"] if child.ran and found == "stuck" else "",
        "wins": len(child.stars),
        "stars": sum(child.stars.values()),
        "checked": all(result.checked for result in child.results.values() if result.won),
        "lost": sum(result.lost for result in child.results.values()),
        "given": len(child.given),
        "asking": [*asking(room, child, now)],
        "missed": picture_key.told(child, now),
    }


def is_amid(row: Row) -> bool:
    """Whether a child is there, on a level that it is not through with."""
    return bool(row["level"]) and row["status"] not in ("tidied", "won", "away")


def asking(room: Room, child: Child, now: float) -> Iterator[Asking]:
    """The machines that ask for a child, without what each of them is called by the server."""
    for asker in askers(child, now):
        number = room.machine(asker.machine).number
        yield {"number": asker.number, "machine": number, "seconds": max(0, int(now - asker.since))}


def rows(room: Room, now: float) -> list[Row]:
    """All children who are here or ask to come back, by need, then by name: the order is no ranking.

    Those who were put away and ask, or whose pictures somebody guesses, are first of all.
    """
    those = [
        child
        for child in room.children.values()
        if not child.tidied or askers(child, now) or picture_key.told(child, now)
    ]
    found = [row(room, child, now) for child in those]
    return sorted(found, key=lambda each: (ORDER.index(each["status"]), each["profile"]))


def next_child(room: Room, seen: Iterable[Row], now: float) -> str:
    """Whom of the board's rows the adult would go to: of the stuck, then of those who search, the longest.

    Not again where it went to lately; in an evaluation to nobody.
    """
    if room.lead.plan["exam"]:
        return ""
    waiting = [each for each in seen if each["status"] in WAITS and not _coached(room, each, now)]
    waiting.sort(key=lambda each: (ORDER.index(each["status"]), -each["seconds"], each["profile"]))
    return waiting[0]["profile"] if waiting else ""


def _coached(room: Room, row: Row, now: float) -> bool:
    child = room.child(row["profile"])
    return any(place_of(one) == child.place and now - one["at"] < COACHED_FOR for one in child.coached)


def present(room: Room, listening: AbstractSet[str], now: float) -> int:
    """How many machines are there: heard of lately, or listening though nobody has sat down yet."""
    return len(
        {machine.id for machine in room.machines.values() if now - machine.heard <= AWAY_AFTER} | listening
    )


NOWHERE: Disk = {"folder": "", "full": False}


def board(
    room: Room,
    now: float,
    listening: AbstractSet[str] = frozenset(),
    disk: Disk = NOWHERE,
    mended: MendedFile | None = None,
) -> Board:
    """All that the adult sees; `listening`: the machines that listen now."""
    lead, seen = room.lead, rows(room, now)
    return {
        "seq": room.seq,
        "rows": seen,
        "next": next_child(room, seen, now),
        "amid": sum(map(is_amid, seen)),
        "troubles": troubles(room, now),
        "pause": lead.pause,
        "soon": lead.coming(now),
        "say": lead.say,
        "timer": lead.timer(now),
        "vote": lead.vote(counted=True),
        "goal": lead.together(),
        "plan": lead.plan,
        "shown": [*shown(room)],
        "games": shared_games.seen(room),
        "machines": present(room, listening, now),
        "tidied": keeping.tidied(room, now),
        "leaving": keeping.leaving(room, now),
        "disk": disk,
        "mended": mended,
        "boards": boards(room, now),
    }


def boards(room: Room, now: float) -> list[BoardOpen]:
    """The boards that are open on other machines."""
    open_boards = (open_board for open_board in room.lead.boards if open_board.is_open(now))
    return [
        {"id": open_board.mark, "seconds": max(0, int(now - open_board.at))} for open_board in open_boards
    ]


def shown(room: Room) -> Iterable[Shown]:
    """The programs on the projector."""
    for each in room.lead.shown:
        yield {"pack": each.pack, "level": each.level, "program": dict(each.program)}


def troubles(room: Room, now: float) -> list[Trouble]:
    """The levels where somebody is stuck, the most stuck first."""
    found: dict[tuple[str, str], list[Child]] = {}
    for child in room.children.values():
        if (
            child.level
            and not child.stars.get(child.place)
            and status(room, child, now) not in ("away", "tidied")
        ):
            found.setdefault(child.place, []).append(child)
    each = (_trouble(room, place, children, now) for place, children in found.items())
    return sorted((one for one in each if one["stuck"]), key=lambda one: (-one["stuck"], one["level"]))


def _trouble(room: Room, place: tuple[str, str], children: list[Child], now: float) -> Trouble:
    wrong = [child for child in children if child.ran and not child.ran["won"] and child.program]
    (text, times), *_ = Counter(child.bare for child in wrong).most_common(1) or [("", 0)]
    one = next((child for child in wrong if child.bare == text), None)
    return {
        "pack": place[0],
        "level": place[1],
        "stuck": sum(status(room, child, now) == "stuck" for child in children),
        "program": one.program if one else None,
        "times": times,
        "say": one.ran["say"] if one and one.ran else "",
    }
