"""Translates the names (variables and functions) in a level's programs into the player's language."""

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Any

from codeweek import data
from codeweek.blocks.history import History
from codeweek.blocks.names import names_in, renamed
from codeweek.blocks.read import read
from codeweek.blocks.script import Script
from codeweek.blocks.until import as_offered
from codeweek.blocks.words import plain
from codeweek.blocks.write import program
from codeweek.levels.level import PROGRAMS, Level
from codeweek.levels.programs import catalogue_of, catalogue_of_kind


def spoken(level: Level, language: str) -> Level:
    """The level with its names in a language; translated back, it is the same level."""
    own = _language_of(level.names)
    changes = {name: others[language] for name, others in level.names.items() if language in others}
    if not changes:
        return level
    names = {
        changes.get(name, name): _others(name, own, others, language) for name, others in level.names.items()
    }
    pairs = tuple(changes.items())
    programs: dict[str, Any] = {
        field: _said(level.kind, getattr(level, field), pairs, language) for field in PROGRAMS
    }
    parts = tuple(spoken(part, language) for part in level.parts)
    return replace(level, names=names, parts=parts, **programs)


def adopted(level: Level, script: Script) -> Script:
    """A saved program with the level's names in its present language, and the blocks it offers now.

    A name that the child has given to something else is kept.
    """
    script = as_offered(script, level.toolbox)
    known, table = catalogue_of(level), other_names(level)
    there = names_in(known, [script], read=True)
    meant = {word: table[plain(word)] for word in there if plain(word) in table}
    changes = {name: word for word, name in reversed(meant.items()) if name not in there}
    return renamed(known, script, {word: name for name, word in changes.items()}) if changes else script


def adopted_history(level: Level, history: History) -> History:
    """The same for a program with its undo history."""
    past, future = ([adopted(level, each) for each in scripts] for scripts in (history.past, history.future))
    return History(adopted(level, history.now), tuple(past), tuple(future))


def other_names(level: Level) -> dict[str, str]:
    """For the names of a level in every language, without accents: the level's own name."""
    words = {word: name for name, others in level.names.items() for word in (*others.values(), name)}
    return {plain(word): name for word, name in words.items()}


def _language_of(names: Mapping[str, Mapping[str, str]]) -> str:
    """The language of the names as written: the one into which none is translated."""
    return next(
        (code for code in data.languages() if all(code not in others for others in names.values())), ""
    )


def _others(name: str, own: str, others: Mapping[str, str], language: str) -> dict[str, str]:
    if language not in others:
        return dict(others)
    return {code: word for code, word in {own: name, **others}.items() if code not in ("", language)}


@lru_cache(256)
def _said(kind: str, source: str, changes: tuple[tuple[str, str], ...], language: str) -> str:
    """A program with other names; one that cannot be read is left unchanged."""
    known = catalogue_of_kind(kind)
    reading = read(known, source)
    if reading.problems or not source.strip():
        return source
    return program(known, renamed(known, reading.script, dict(changes)), language).source
