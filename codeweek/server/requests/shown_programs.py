"""Programs as the core understands them: of one child on the board, on the projector, to the others."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from codeweek import data
from codeweek.app.child_profiles import seated
from codeweek.authoring.inventing import level_title
from codeweek.levels.level import Level
from codeweek.play import gamepad
from codeweek.play.repair.program_standing import Standing
from codeweek.room import evenings
from codeweek.room.board import row
from codeweek.room.child import Child
from codeweek.room.lead import Released
from codeweek.room.results import way
from codeweek.room.room import Room
from codeweek.room.room_json import ChildSeen, Given, Stands
from codeweek.room.shared_games import Place
from codeweek.server.keeping.room_store import StoredEvent
from codeweek.server.rooms.pack_store import PackStore
from codeweek.server.rooms.program_replay import Played, Replay, Text, read
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
    told: Iterable[StoredEvent],
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
        "pictures": [*child.pictures],
        "coached": [*reversed(child.coached)],
        "evenings": evenings.seen(child.evenings),
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


def creations(child: Child, shelf: PackStore, replay: Replay, words: Words) -> Iterator[Given]:
    """What a child has handed over, the newest first: drawn here, whatever its machine says it makes."""
    rider = seated(child.profile, {})
    for creation in reversed(child.given):
        level = shelf.level(creation.pack, creation.level)
        picture = replay.drawn(level, creation.program, words.language, rider) if level else ""
        name = words.pick(level.title) if level else creation.level
        yield {
            "level": name,
            "title": level_title.chosen(creation.title, words),
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


LANGUAGE = data.languages()[0]


def released(room: Room, shelf: PackStore) -> Room | None:
    """The room with the shown programs read; None when one of them cannot be.

    What else a machine may have put into one, such as a note on a block, is left out.
    """
    shown = [_read(each, shelf) for each in room.lead.shown]
    there = tuple(each for each in shown if each is not None)
    return replace(room, lead=replace(room.lead, shown=there)) if len(there) == len(shown) else None


def looked(shelf: PackStore, place: Place, program: Any, language: str) -> Text:
    """The program of a game, read; nothing when its level is not here, or waits for nobody."""
    level = shelf.level(*place[1:]) if program else None
    return read(level, program, language) if level and gamepad.there(level) else NOTHING


def _read(shown: Released, shelf: PackStore) -> Released | None:
    level = shelf.level(shown.pack, shown.level)
    saved = read(level, shown.program, LANGUAGE).saved if level else None
    return None if saved is None else replace(shown, program=saved)
