"""A score as a text, `do ré:2 | _ // (flûte) mi`: read, with the place of what is wrong, and written."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from fractions import Fraction

from codeweek import data
from codeweek.diagnostic import Diagnostic
from codeweek.worlds.music import score
from codeweek.worlds.music.commands import hit, instrument, play
from codeweek.worlds.music.score import PIANO, Note, Score, Voice

REST, BAR, NEXT = "_", "|", "//"
TOKEN = re.compile(r"//|\||(?:(?!//)[^\s|])+")
_LENGTH = re.compile(r"\d{1,3}(?:/[1-9]\d?|[.,]\d{1,3})?")
BY = re.compile(r"\(([^\s()]+)\)")  # the instrument of the notes that follow in its voice
_NOTE, _DRUM, _INSTRUMENT = play.slots[0], hit.slots[0], instrument.slots[0]


@dataclass
class _Reader:
    voices: list[list[Note]] = field(default_factory=lambda: [[]])
    at: Fraction = Fraction(0)
    by: str = PIANO
    size: int = 0
    problems: list[Diagnostic] = field(default_factory=list)

    def token(self, token: str, line: int, column: int) -> None:
        """Take one word of the text, or tell what is wrong with it."""
        problem = self._taken(token)
        if problem is not None:
            self.problems.append(problem.at(line=line, column=column))

    def _taken(self, token: str) -> Diagnostic | None:
        if token == BAR:
            return None
        if token == NEXT:
            return self._next_voice()
        if named := BY.fullmatch(token):
            return self._instrument(named[1])
        name, _, length = token.partition(":")
        beats = beats_of(length) if ":" in token else Fraction(1)
        if beats is None:
            return Diagnostic("level.score_length", {"word": token, "most": int(score.LONGEST)})
        self.size += 1
        if self.size > score.MOST:
            return (
                Diagnostic("level.score_long", {"most": score.MOST}) if self.size == score.MOST + 1 else None
            )
        return self._note(name, beats)

    def _next_voice(self) -> Diagnostic | None:
        if len(self.voices) == score.VOICES:
            return Diagnostic("level.score_voices", {"most": score.VOICES})
        self.voices.append([])
        self.at, self.by = Fraction(0), PIANO
        return None

    def _instrument(self, name: str) -> Diagnostic | None:
        meant = data.words().meant(_INSTRUMENT.kind, name)
        self.by = meant or self.by
        slots = data.words().unknown(_INSTRUMENT, name).slots
        return None if meant else Diagnostic("level.score_instrument", slots)

    def _note(self, name: str, beats: Fraction) -> Diagnostic | None:
        words = data.words()
        note, drum = words.meant(_NOTE.kind, name), words.meant(_DRUM.kind, name)
        start, self.at = self.at, self.at + beats
        if note is None and drum is None:
            return None if name == REST else Diagnostic("level.score_word", words.unknown(_NOTE, name).slots)
        self.voices[-1].append(Note(start, score.degree(note) if note else drum or "", beats, self.by))
        return None


def beats_of(text: str) -> Fraction | None:
    """The length that a text says, in beats; None when it is none."""
    if not _LENGTH.fullmatch(text):
        return None
    beats = Fraction(text.replace(",", ".")).limit_denominator(score.PARTS)
    return beats if score.SHORTEST <= beats <= score.LONGEST else None


def read(text: str) -> tuple[tuple[Voice, ...], tuple[Diagnostic, ...]]:
    """The voices of a text, and its problems, each with line and column from 1."""
    reader = _Reader()
    for number, line in enumerate(text.splitlines(), 1):
        for match in TOKEN.finditer(line):
            reader.token(match[0], number, match.start() + 1)
    return score.trimmed(tuple(map(tuple, reader.voices))), tuple(reader.problems)


def written(what: Score, word: Callable[[str], str] = str) -> str:
    """A score as a text that `read` reads; `word` gives the word for a neutral name."""
    return f" {NEXT} ".join(" ".join(_voice(voice, word)) for voice in what.voices)


def _voice(voice: Voice, word: Callable[[str], str]) -> Iterator[str]:
    at, by = Fraction(0), PIANO
    for note in voice:
        yield from _rests(note.start - at)
        if note.instrument != by:
            by = note.instrument
            yield f"({word(by)})"
        yield long(word(score.name_of(note.what)), note.length)
        at = note.end


def _rests(length: Fraction) -> Iterator[str]:
    """A silence in as few rests as there must be."""
    while length > 0:
        part = min(length, score.LONGEST)
        yield long(REST, part)
        length -= part


def long(name: str, length: Fraction) -> str:
    """A word of a score with its length."""
    return name if length == 1 else f"{name}:{length}"


def word_in(language: str) -> Callable[[str], str]:
    """The words of a language for the neutral names of notes, drums and instruments."""
    kinds = {**dict.fromkeys(score.DRUMS, _DRUM.kind), **dict.fromkeys(score.INSTRUMENTS, _INSTRUMENT.kind)}

    def word(name: str) -> str:
        return data.words().choice(kinds.get(name, _NOTE.kind), name, language)

    return word
