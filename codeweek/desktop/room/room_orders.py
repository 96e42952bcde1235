"""What the adult wants of this machine: orders, what of them is done once, and whose turn it is."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from math import isfinite
from typing import Any, Literal, NamedTuple, cast, get_args

from codeweek.progress.transfer.transfer_content import known
from codeweek.room import plan
from codeweek.room.room_json import Orders, Taking, Timer

EARLY = 3.0  # seconds that the clocks of two machines may differ by, from one message to the next


@dataclass(frozen=True)
class Turns:
    """One turn after the other; `ends`: when this one is over, by the clock of the window."""

    minutes: float
    round: int
    ends: float

    def left(self, now: float) -> float:
        """Seconds of this turn."""
        return max(0.0, self.ends - now)

    def at(self, now: float) -> "Turns":
        """The turn of now: the room need not tell that one has ended."""
        length = self.minutes * 60
        more = int((now - self.ends) // length) + 1 if now >= self.ends and length > 0 else 0
        return replace(self, round=self.round + more, ends=self.ends + more * length)


def next_turns(turns: Turns | None, timer: Timer | None, now: float) -> Turns | None:
    """The turns after what the room says of them."""
    if timer is None:
        return None
    new = Turns(timer["minutes"], timer["round"], now + timer["left"])
    same = turns is not None and turns.minutes == new.minutes
    if turns and same and turns.round == new.round + 1 and timer["left"] < EARLY:
        return turns  # it has rung here a moment earlier
    return new


def rings(before: Turns | None, after: Turns | None) -> bool:
    """Whether a turn has ended between the two."""
    return before is not None and after is not None and after.round > before.round


USUAL: Orders = {
    "seq": 0,
    "pause": False,
    "soon": None,
    "say": "",
    "timer": None,
    "vote": None,
    "goal": None,
    "plan": plan.USUAL,
    "games": 0,
    "number": None,
    "sent": None,
    "allowed": "",
    "keyless": [],
    "tidy": 0,
    "erase": [],
    "full": False,
}
_WORDS = {"n": int, "pack": str, "level": str}
_TABLES: Mapping[str, Mapping[str, type | tuple[type, ...]]] = {
    "soon": {"what": str, "left": (int, float)},
    "timer": {"minutes": (int, float), "round": int, "left": (int, float)},
    "vote": {**_WORDS, "open": bool, "voters": int, "counts": list},
    "goal": {"stars": int, "now": int},
    "sent": {**_WORDS, "profile": str, "rung": int},
}
_ERASED = {"n": int, "mark": str, "profile": str}


def read(value: Any) -> Orders | None:
    """Orders of plain data; None when they are none, as when another kind of server answers."""
    if not isinstance(value, Mapping):
        return None
    today = plan.read(value.get("plan"))
    simple = {"seq": int, "pause": bool, "say": str, "allowed": str, "tidy": int}
    erased = value.get("erase")
    if today is None or not _has(value, simple) or not isinstance(erased, list):
        return None
    tables = {name: value.get(name) for name in _TABLES}
    if not all(table is None or _has(table, _TABLES[name]) for name, table in tables.items()):
        return None
    timer, soon, number = tables["timer"], tables["soon"], value.get("number")
    if timer and not (isfinite(timer["minutes"]) and isfinite(timer["left"])):
        return None
    if soon and (soon["what"] not in get_args(Taking) or not isfinite(soon["left"])):
        tables["soon"] = None  # a room of later announces something else: it comes all the same
    erased = [{"mark": "", **each} for each in erased if isinstance(each, Mapping)]  # of a room of before
    there = [{name: each[name] for name in _ERASED} for each in erased if _has(each, _ERASED)]
    games = value.get("games", 0)  # a room of before has none
    told = {**{name: value[name] for name in simple}, **tables, "plan": today, "erase": there}
    told["games"] = games if type(games) is int else 0
    keyless = value.get("keyless", [])  # nor asks it for pictures
    told["keyless"] = [each for each in keyless if known(each)] if isinstance(keyless, list) else []
    told["full"] = value.get("full") is True
    return cast(Orders, {**told, "number": number if isinstance(number, int) else None})


def _has(value: Any, types: Mapping[str, type | tuple[type, ...]]) -> bool:
    return isinstance(value, Mapping) and all(isinstance(value.get(name), types[name]) for name in types)


NOBODY: Mapping[str, str] = {}
NUMBERS = ("erase", "tidy", "sent", "vote")


class Todo(NamedTuple):
    """One thing to do: forget a child (empty when it is not here), put everybody away, go to a level that was
    sent (or to a hint of it), go to a vote.
    """

    what: Literal["erase", "tidy", "sent", "vote"]
    n: int
    profile: str = ""


@dataclass(frozen=True)
class Done:
    """The last numbers that this machine has done, in one room."""

    room: str = ""
    erase: int = 0
    tidy: int = 0
    sent: int = 0
    vote: int = 0

    def of(self, room: str) -> "Done":
        """What was done in a room: in another one nothing was."""
        return self if room == self.room else Done(room)

    def after(self, orders: Orders) -> "Done":
        """Once these are followed."""
        numbers: dict[str, int] = {}
        for todo in todos(orders, self):
            numbers[todo.what] = max(todo.n, numbers.get(todo.what, 0))
        return replace(self, **numbers)  # type: ignore[arg-type]

    @classmethod
    def from_json(cls, saved: Any) -> "Done":
        """As it was kept."""
        there = saved if isinstance(saved, Mapping) else {}
        numbers = {name: there.get(name) for name in NUMBERS}
        room = there.get("room")
        right = {name: number for name, number in numbers.items() if type(number) is int}
        return cls(room, **right) if isinstance(room, str) else cls()


def todos(orders: Orders, done: Done, marks: Mapping[str, str] = NOBODY) -> list[Todo]:
    """What is new; to forget comes first, then to put away. `marks`: what the room calls the children."""
    names = {mark: profile for profile, mark in marks.items()}
    new = [each for each in orders["erase"] if each["n"] > done.erase]
    found = [Todo("erase", each["n"], names.get(each["mark"], each["profile"])) for each in new]
    if orders["tidy"] > done.tidy:
        found.append(Todo("tidy", orders["tidy"]))
    sent, vote = orders["sent"], orders["vote"]
    if sent and sent["n"] > done.sent and known(sent["profile"]):
        found.append(Todo("sent", sent["n"], sent["profile"]))
    if vote and vote["open"] and vote["n"] > done.vote:
        found.append(Todo("vote", vote["n"]))
    return found
