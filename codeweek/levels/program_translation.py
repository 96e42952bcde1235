"""Translates the names (variables, functions) and texts of a level's programs into the player's language."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import lru_cache, partial
from typing import Any

from codeweek import data
from codeweek.blocks.block_vocabulary import plain
from codeweek.blocks.history import History
from codeweek.blocks.read import read
from codeweek.blocks.script import Script
from codeweek.blocks.script_names import names_in, renamed, retold
from codeweek.blocks.text_block import renamed as renamed_text
from codeweek.blocks.until import as_offered
from codeweek.blocks.write import program
from codeweek.levels.level import PROGRAMS, Answer, Level, Prediction
from codeweek.levels.programs import catalogue_of, catalogue_of_kind, kind_of

Translations = Mapping[str, Mapping[str, str]]  # a word as written, and what it is in other languages


def spoken(level: Level, language: str) -> Level:
    """The level with its names and texts in a language; translated back, it is the same level."""
    level = _labelled(level, language)
    own = _language_of([*level.names.values(), *level.texts.values()])
    language_of = partial(_nearest, own=own, languages=data.text(language).languages())
    changes, texts = (
        {word: others[code] for word, others in words.items() if (code := language_of(others))}
        for words in (level.names, level.texts)
    )
    typed = level.writing == "text"
    if not (changes or texts or typed):
        return level

    def other(source: str) -> str:
        said = _typed if typed else _said
        return said(level.kind, source, tuple(changes.items()), tuple(texts.items()), language)

    def there(words: Translations, told: Mapping[str, str]) -> dict[str, dict[str, str]]:
        return {told.get(w, w): _others(w, own, others, language_of(others)) for w, others in words.items()}

    programs: dict[str, Any] = {field: other(getattr(level, field)) for field in PROGRAMS}
    found = replace(
        _with_examples(level, texts, changes),
        names=there(level.names, changes),
        texts=there(level.texts, texts),
        predict=_foreseen(level, changes),
        parts=tuple(spoken(part, language) for part in level.parts),
        mistakes=tuple(replace(mistake, program=other(mistake.program)) for mistake in level.mistakes),
        **programs,
    )
    return level if found == level else found  # who speaks it already is not told of another


def _labelled(level: Level, language: str) -> Level:
    """The level with the words of its pictures in a language, where they have words."""
    labelled = kind_of(level).labelled
    if labelled is None:
        return level
    maps = tuple(replace(start, world=labelled(start.world, language)) for start in level.maps)
    same = all(new.world is old.world for new, old in zip(maps, level.maps, strict=True))
    return level if same else replace(level, maps=maps)  # not compared: worlds with other words are equal


def _with_examples(level: Level, texts: Mapping[str, str], names: Mapping[str, str]) -> Level:
    """The level with the words of its examples in another language, where its maps are examples."""
    examples = kind_of(level).examples
    if examples is None or not (texts or names):
        return level
    words = {**texts, **names} if examples.names else texts
    maps = tuple(replace(start, world=examples.spoken(start.world, words)) for start in level.maps)
    found = [examples.of(start.world) for start in maps]
    said = tuple(expected or () for _given, expected in found) if level.said else ()
    return replace(level, maps=maps, inputs=tuple(given for given, _expected in found), said=said)


def _foreseen(level: Level, names: Mapping[str, str]) -> Prediction | None:
    """What is to be foreseen; where it is told by names of the maps, with those in another language."""
    examples, asked = kind_of(level).examples, level.predict
    if asked is None or examples is None or examples.names is None:
        return asked

    def other(answer: Answer) -> Answer:
        value = answer.value
        parts = value.split(", ") if isinstance(value, str) else ()
        return replace(answer, value=", ".join(names.get(p, p) for p in parts)) if parts else answer

    return replace(
        asked,
        choices=tuple(map(other, asked.choices)),
        mistakes=tuple(map(other, asked.mistakes)),
    )


def adopted(level: Level, script: Script) -> Script:
    """A saved program with the level's names and texts in its present language, and the blocks it offers now.

    A name that the child has given to something else is kept.
    """
    script = as_offered(script, level.toolbox)
    known, table, texts = catalogue_of(level), other_names(level), other_texts(level)
    names = names_in(known, [script], read=True)
    meant = {word: table[plain(word)] for word in names if plain(word) in table}
    changes = {name: word for word, name in reversed(meant.items()) if name not in names}
    if changes:
        script = renamed(known, script, {word: name for name, word in changes.items()})
    return retold(known, script, lambda text: texts.get(text, text), _telling(texts)) if texts else script


def _telling(texts: Mapping[str, str]) -> Callable[[str], str]:
    return lambda source: _with_texts(source, tuple(texts.items()))


def adopted_history(level: Level, history: History) -> History:
    """The same for a program with its undo history."""
    past, future = (
        [adopted(level, script) for script in scripts] for scripts in (history.past, history.future)
    )
    return History(adopted(level, history.now), tuple(past), tuple(future))


def other_names(level: Level) -> dict[str, str]:
    """For the names of a level in every language, without accents: the level's own name."""
    words = {word: name for name, others in level.names.items() for word in (*others.values(), name)}
    return {plain(word): name for word, name in words.items()}


def other_texts(level: Level) -> dict[str, str]:
    """For the texts of a level's programs in the other languages: the level's own text."""
    words = {word: text for text, others in level.texts.items() for word in others.values()}
    return {word: text for word, text in words.items() if word not in level.texts}


def _language_of(words: Iterable[Mapping[str, str]]) -> str:
    """The language of the words as written: the one into which none is translated."""
    there = {code for others in words for code in others}
    return next((code for code in data.languages() if code not in there), "")


def _nearest(others: Mapping[str, str], own: str, languages: Iterable[str]) -> str:
    """The first of a child's languages that a word is there in; empty when that is its own, or none."""
    code = next((code for code in languages if code == own or code in others), own)
    return "" if code == own else code


def _others(name: str, own: str, others: Mapping[str, str], language: str) -> dict[str, str]:
    """What a name that is told in another language (empty: in its own) is in all the rest."""
    if not language:
        return dict(others)
    return {code: word for code, word in {own: name, **others}.items() if code not in ("", language)}


PYTHONS = ("print", "input")  # they are words of blocks too, but stay what was typed
Pairs = tuple[tuple[str, str], ...]


@lru_cache(256)
def _said(kind: str, source: str, names: Pairs, texts: Pairs, language: str) -> str:
    """A program with other names and texts; one that cannot be read is left unchanged."""
    known = catalogue_of_kind(kind)
    reading = read(known, _with_texts(source, texts))
    if reading.problems or not source.strip():
        return source
    return program(known, renamed(known, reading.script, dict(names)), language).source


@lru_cache(256)
def _typed(kind: str, source: str, names: Pairs, texts: Pairs, language: str) -> str:
    """The same of a program that is kept as it is typed, even if it cannot be read."""
    known, changes = catalogue_of_kind(kind), dict(names)

    def other(word: str, called: bool) -> str:
        block = known.resolve(word) if called and word not in PYTHONS else None
        return changes.get(word) or (known.words.name(block, language) if block else word)

    return renamed_text(_with_texts(source, texts), other)


def _with_texts(source: str, texts: Pairs) -> str:
    """A program with other texts, each where a quotation mark begins it and something ends it."""
    for text, other in sorted(texts, key=lambda pair: -len(pair[0])):
        put = other.replace("\\", r"\\")
        source = re.sub(rf"(?<=[\"']){re.escape(text)}(?=[\"')\n]|$)", put, source)
    return source
