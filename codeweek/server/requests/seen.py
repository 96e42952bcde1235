"""A child that the adult has touched on the board: its program, its last run, its way so far."""

import json
from collections.abc import Iterable, Iterator

from codeweek.authoring.inventing import title
from codeweek.levels.level import Level
from codeweek.play.repair.standing import Standing
from codeweek.room.board import row
from codeweek.room.child import Child
from codeweek.room.room import Room
from codeweek.room.shapes import ChildSeen, Given, Stands
from codeweek.room.way import way
from codeweek.server.keeping.store import Told
from codeweek.server.rooms.again import Played, Text, read
from codeweek.server.rooms.replay import Replay
from codeweek.server.rooms.shelf import Shelf
from codeweek.text import Text as Words

NOTHING = Text(None, "")
NOT_SAID: Stands = {"words": "", "block": "", "question": "", "answer": ""}


def text_of(child: Child, level: Level | None, language: str) -> Text:
    """The program of a child as it is now."""
    return NOTHING if level is None or not child.program else read(level, child.program, language)


def seen(
    room: Room,
    child: Child,
    level: Level | None,
    program: Text,
    played: Played | None,
    told: Iterable[Told],
    given: Iterable[Given],
    words: Words,
    now: float,
) -> ChildSeen:
    """All of it; `played` is None when the core could not play the program in time."""
    return {
        "row": row(room, child, now),
        "title": words.pick(level.title) if level else child.level,
        "program": program.saved,
        "python": program.python,
        "ran": child.ran,
        "again": played.ran if played else None,
        "note": _note(child, level, program, played, words),
        "given": [*given],
        "brought": room.brought_alike(child),
        "way": way((each.at, json.loads(each.value)) for each in told),
    }


def stands(child: Child, level: Level, found: Standing | None, words: Words) -> Stands:
    """Where its program stands; that nothing was `found` in time is said, of what cannot be read nothing."""
    if found:
        return {
            "words": found.words,
            "block": found.block,
            "question": found.question,
            "answer": found.answer,
        }
    unread = text_of(child, level, words.language).note
    return {**NOT_SAID, "words": "" if unread else words("room.after.not_looked")}


def creations(child: Child, shelf: Shelf, replay: Replay, words: Words) -> Iterator[Given]:
    """What a child has handed over, the newest first: drawn here, whatever its machine says it makes."""
    for each in reversed(child.given):
        level = shelf.level(each.pack, each.level)
        picture = replay.drawn(level, each.program, words.language) if level else ""
        name = words.pick(level.title) if level else each.level
        yield {
            "level": name,
            "title": title.chosen(each.title, words),
            "picture": picture,
        }


def _note(child: Child, level: Level | None, program: Text, played: Played | None, words: Words) -> str:
    """Why something is not to be seen; empty when all is."""
    if not child.level:
        return words("room.after.nowhere")
    if level is None:
        return words("room.after.no_level")
    if not child.program:
        return words("room.after.no_program")
    if program.note:
        return program.note
    return words("room.after.too_long") if played is None else played.note
