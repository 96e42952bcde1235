"""The cache of solver results: a file beside the pack, keyed by a hash of what a level's proof depends on."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from typing import Any

from codeweek.levels.level import Level

FILE = "proofs.json"
FORMAT = 1  # version of the file and of the keys: others are ignored
LONGEST = 1_000_000  # letters of a file at most of proofs
# The fields that a search depends on, beside the worlds of `maps`; texts, hints and looks do not count.
DEPENDS = (
    "kind",
    "mode",
    "given",
    "extra",
    "solution",
    "limit",
    "goals",
    "said",
    "inputs",
    "work",
    "concept",
)


@dataclass(frozen=True)
class SearchOutcome:
    """The result of one search. `blocks`: the size of the shortest known winner, None when there is none.

    Every program of at most `bound` blocks was examined; `proven`: no shorter one wins.
    """

    blocks: int | None = None
    proven: bool = False
    bound: int = 0
    program: str = ""  # in neutral words


@dataclass(frozen=True)
class Proof:
    """The results of all searches for one level.

    `without`: the search without each block type that may be unavoidable; `bypass`: without the concept.
    `closed`: maps that no program can win; `missing`: blocks to add so that the level can be won.
    """

    best: SearchOutcome = SearchOutcome()
    programs: tuple[str, ...] = ()
    moves: int | None = None
    outside: tuple[str, ...] = ()
    closed: tuple[int, ...] = ()
    without: Mapping[str, SearchOutcome] = field(default_factory=dict)
    bypass: SearchOutcome | None = None
    missing: tuple[str, ...] = ()


@dataclass(frozen=True)
class Proofs:
    """The proofs of a pack by level id, each with the key of its level; `code`: hash of the solver's code."""

    code: str = ""
    by_id: Mapping[str, tuple[str, Proof]] = field(default_factory=dict)

    def of(self, level: Level) -> Proof | None:
        """The proof of a level; None when there is none, or the level has changed since."""
        known, proof = self.by_id.get(level.id, ("", None))
        return proof if proof is not None and known == key(level) else None


def minimum(level: Level, proof: Proof) -> int | None:
    """The minimum to ask for; None for a level whose concept may be skipped: its own solution counts."""
    return None if level.bypass else proof.best.blocks


def key(level: Level) -> str:
    """The cache key of a level: a hash of all that its proof depends on."""
    from hashlib import sha256  # not needed by a page without proofs

    parts = [FORMAT, *(getattr(level, name) for name in DEPENDS), sorted(level.toolbox)]
    parts.append(level.everywhere.get("auto_pick", False))
    worlds = [start.world for start in level.maps]
    return sha256(_canonical([parts, worlds]).encode()).hexdigest()[:20]


def _canonical(value: Any) -> str:
    """A value as canonical text: sets and tables are sorted."""
    if is_dataclass(value) and not isinstance(value, type):
        inside = [_canonical(getattr(value, each.name)) for each in fields(value)]
        return f"{type(value).__name__}({','.join(inside)})"
    if isinstance(value, Mapping):
        return _canonical({(_canonical(name), _canonical(each)) for name, each in value.items()})
    if isinstance(value, set | frozenset):
        return "{" + ",".join(sorted(map(_canonical, value))) + "}"
    if isinstance(value, list | tuple):
        return f"[{','.join(map(_canonical, value))}]"
    return repr(value)


def write(proofs: Proofs) -> str:
    """Proofs as the text of a file: one line per level, in order, for readable diffs."""
    lines = [
        f"  {json.dumps(id)}: {json.dumps({'key': mark, **_short(proof)}, ensure_ascii=False)}"
        for id, (mark, proof) in sorted(proofs.by_id.items())
    ]
    head = f'{{"format": {FORMAT}, "code": {json.dumps(proofs.code)}, "levels": {{\n'
    return head + ",\n".join(lines) + "\n}}\n"


def _short(value: SearchOutcome | Proof) -> dict[str, Any]:
    """The fields that differ from their defaults."""
    default = type(value)()
    told = {each.name: getattr(value, each.name) for each in fields(value)}
    return {name: _plain(found) for name, found in told.items() if found != getattr(default, name)}


def _plain(value: Any) -> Any:
    if isinstance(value, SearchOutcome):
        return _short(value)
    if isinstance(value, Mapping):
        return {name: _plain(value[name]) for name in sorted(value)}
    return list(value) if isinstance(value, tuple) else value


def read(text: str) -> Proofs:
    """The proofs of a file; empty when its format is another one or it cannot be read."""
    try:
        whole = json.loads(text[: LONGEST + 1])
        if whole["format"] != FORMAT:
            return Proofs()
        levels = {id: (_text(entry["key"]), _proof(entry)) for id, entry in whole["levels"].items()}
        return Proofs(_text(whole["code"]), levels)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return Proofs()


def _proof(entry: Mapping[str, Any]) -> Proof:
    bypass = entry.get("bypass")
    return Proof(
        _found(entry.get("best", {})),
        _each(entry, "programs", _text),
        _number(entry.get("moves")),
        _each(entry, "outside", _text),
        _each(entry, "closed", _count),
        {name: _found(found) for name, found in entry.get("without", {}).items()},
        None if bypass is None else _found(bypass),
        _each(entry, "missing", _text),
    )


def _found(entry: Mapping[str, Any]) -> SearchOutcome:
    blocks, bound = _number(entry.get("blocks")), _count(entry.get("bound", 0))
    return SearchOutcome(blocks, entry.get("proven", False) is True, bound, _text(entry.get("program", "")))


def _each(entry: Mapping[str, Any], name: str, check: Callable[[Any], Any]) -> tuple[Any, ...]:
    return tuple(check(value) for value in entry.get(name, ()))


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _number(value: Any) -> int | None:
    return None if value is None else _count(value)


def _count(value: Any) -> int:
    if type(value) is not int or value < 0:
        raise ValueError
    return value
