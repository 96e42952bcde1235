"""The solution that plays the tune of a level note by note: a beginning, to be made shorter with loops."""

from collections.abc import Iterator
from fractions import Fraction

from codeweek.authoring.draft.blocks import offered, with_block
from codeweek.authoring.draft.fresh import solution
from codeweek.authoring.draft.table_fields import Table, got, put
from codeweek.authoring.draft.tune_draft import starts
from codeweek.levels.files.parse import FIELDS
from codeweek.levels.programs import catalogue_of_kind
from codeweek.worlds.music import KIND
from codeweek.worlds.music.score import PIANO, TEMPO, Note, Score, name_of

Line = tuple[str, str]  # a block and what is in its holes


def perform(tree: Table, index: int, french: bool) -> None:
    """Make the solution play the tune of a map, and offer the blocks that it needs."""
    worlds = starts(tree)
    start = worlds[index] if index < len(worlds) else None
    lines = [*_lines(start.wanted)] if start and start.wanted else []
    if not lines:
        return
    known, language = catalogue_of_kind(KIND.name), "fr" if french else "en"
    source = "".join(f"{name}({holes})\n" for name, holes in lines)
    put(tree, FIELDS, "solution", solution(known, source, language), french)
    words = got(tree, FIELDS, "toolbox")
    words = [str(word) for word in words] if isinstance(words, list) else [str(words)] if words else []
    for name in dict.fromkeys(name for name, _holes in lines):
        if name not in offered(known, words):
            words = with_block(known, words, name, language)
    put(tree, FIELDS, "toolbox", words, french)


def _lines(score: Score) -> Iterator[Line]:
    if score.tempo != TEMPO:
        yield "tempo", str(score.tempo)
    by = PIANO
    for number, voice in enumerate(score.voices, 1):
        if number > 1:
            yield "voice", str(number)
        at = Fraction(0)
        for note in voice:
            if note.start > at:
                yield "rest", _number(note.start - at)
            if note.instrument != by and not isinstance(note.what, str):
                by = note.instrument
                yield "instrument", f'"{by}"'
            yield _note(note)
            at = note.end


def _note(note: Note) -> Line:
    beats = "" if note.length == 1 else f", {_number(note.length)}"
    return "hit" if isinstance(note.what, str) else "play", f'"{name_of(note.what)}"{beats}'


def _number(length: Fraction) -> str:
    return str(int(length)) if length.denominator == 1 else str(round(float(length), 4))
