"""The text of a score being edited: a note is put or taken away, all else of the text stays as it is."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from codeweek.worlds.music.notation import BAR, BY, NEXT, REST, TOKEN, beats_of, long, read, word_in
from codeweek.worlds.music.roll_layout import BAR as BEATS
from codeweek.worlds.music.score import PIANO, VOICES, ZERO, Note, Score, name_of

LINE = 4 * BEATS  # beats of a line of text


@dataclass(frozen=True)
class _Piece:
    """A note or (None) a silence of a voice; `first`, `last`: where its word is in the text."""

    what: int | str | None
    start: Fraction
    length: Fraction
    first: int = 0
    last: int = 0

    @property
    def end(self) -> Fraction:
        return self.start + self.length


@dataclass(frozen=True)
class _Voice:
    """A voice of the text, without the signs that part it from others."""

    text: str
    pieces: tuple[_Piece, ...]

    @property
    def end(self) -> Fraction:
        return self.pieces[-1].end if self.pieces else ZERO


def with_note(text: str, voice: int, note: Note, french: bool) -> str:
    """A note put: what sounded then ends there, and the next note of the voice still begins where it did."""
    voices = _voices(text)
    if not 0 <= voice < VOICES or note.start < 0:
        return text
    voices = _with_room(voices, voice)
    voices[voice] = _put(_voice(voices[voice]), note, _language(text, french))
    return _checked(text, _joined(text, voices))


def without_note(text: str, voice: int, at: Fraction) -> str:
    """The note that begins at a beat taken away; the others stay where they are."""
    voices = _voices(text)
    found = _voice(voices[voice]) if 0 <= voice < len(voices) else _Voice("", ())
    gone = next((piece for piece in found.pieces if piece.what is not None and piece.start == at), None)
    if gone is None:
        return text
    if gone is found.pieces[-1]:
        voices[voice] = _shortened(found)
    else:
        silence = _Piece(None, gone.start, gone.length)
        voices[voice] = _spliced(found, gone.first, gone.last, [silence], "")
    return _checked(text, _joined(text, voices))


def with_instrument(text: str, voice: int, name: str, french: bool) -> str:
    """A voice that begins with another instrument; the piano needs no word."""
    voices = _voices(text)
    if not 0 <= voice < VOICES:
        return text
    voices = _with_room(voices, voice)
    bare = voices[voice].lstrip()
    margin = voices[voice][: len(voices[voice]) - len(bare)]
    if (named := TOKEN.match(bare)) and BY.fullmatch(named[0]):
        bare = bare[named.end() :].lstrip(" ")
    word = "" if name == PIANO else f"({word_in(_language(text, french))(name)})"
    voices[voice] = f"{margin}{word}{' ' if word and bare else ''}{bare}"
    return _checked(text, _joined(text, voices))


def text_of(score: Score, french: bool) -> str:
    """A score as a text, with bars, in lines of four of them."""
    language = "fr" if french else "en"
    voices = [_of_notes(voice, language) for voice in score.voices]
    text = f"\n{NEXT} ".join(voices)
    return f"{text}\n" if "\n" in text else text


def _of_notes(voice: Iterable[Note], language: str) -> str:
    made, by = _Voice("", ()), PIANO
    for note in voice:
        if note.instrument != by:
            by = note.instrument
            named = f"({word_in(language)(by)})"
            made = _Voice(f"{made.text} {named}".lstrip(), made.pieces)
        made = _voice(_put(made, note, language))
    return made.text


def _voices(text: str) -> list[str]:
    return text.split(NEXT)


def _with_room(voices: list[str], voice: int) -> list[str]:
    """As many voices as there must be, each new one on a line of its own."""
    while len(voices) <= voice:
        voices = [*voices[:-1], f"{voices[-1].rstrip()}\n", " "]
    return voices


def _joined(before: str, voices: list[str]) -> str:
    """The voices with their signs between them, without empty ones at the end."""
    while len(voices) > 1 and not voices[-1].strip():
        voices = voices[:-1]
    made = NEXT.join(voices)
    ends = before.endswith("\n") or ("\n" in made and "\n" not in before)
    return f"{made.rstrip()}\n" if ends and made.strip() else made


def _checked(before: str, after: str) -> str:
    """The new text, unless something is wrong in it that was not before."""
    return after if len(read(after)[1]) <= len(read(before)[1]) else before


def _voice(text: str) -> _Voice:
    pieces, at = list[_Piece](), ZERO
    for match in TOKEN.finditer(text):
        if match[0] == BAR or BY.fullmatch(match[0]):
            continue
        name, _, said = match[0].partition(":")
        length = (beats_of(said) if said else None) or Fraction(1)
        (notes, *_others), _problems = read(name)
        what = notes[0].what if notes else None
        pieces.append(_Piece(what, at, length, match.start(), match.end()))
        at += length
    return _Voice(text, tuple(pieces))


def _put(voice: _Voice, note: Note, language: str) -> str:
    at, end = note.start, note.end
    after = (piece.start for piece in voice.pieces if piece.what is not None and piece.start > at)
    end = min(end, next(after, end))
    new = _Piece(note.what, at, end - at)
    if at >= voice.end:
        place = len(voice.text.rstrip()) or len(voice.text)
        silence = [_Piece(None, voice.end, at - voice.end)] if at > voice.end else []
        return _spliced(voice, place, place, [*silence, new], language)
    under = [piece for piece in voice.pieces if piece.start < end and piece.end > at]
    first, last = under[0], under[-1]
    head = [_Piece(first.what, first.start, at - first.start)] if first.start < at else []
    tail = [_Piece(None, end, last.end - end)] if last.end > end else []
    return _spliced(voice, first.first, last.last, [*head, new, *tail], language)


def _shortened(voice: _Voice) -> str:
    """A voice without its last note, nor the silence before it."""
    kept = list(voice.pieces[:-1])
    while kept and kept[-1].what is None:
        kept.pop()
    cut = kept[-1].last if kept else voice.pieces[0].first
    end = "\n" if voice.text.endswith("\n") else ""
    return voice.text[:cut] + end


def _spliced(voice: _Voice, first: int, last: int, pieces: list[_Piece], language: str) -> str:
    """Some words of a voice replaced; a word of its instrument among them stays, after them."""
    text = voice.text
    before, gone, after = text[:first], text[first:last], text[last:]
    bars = BAR in text or first == last
    words = "".join(_words(before, pieces, bars, language))
    named = "".join(f" {match[0]}" for match in TOKEN.finditer(gone) if BY.fullmatch(match[0]))
    return f"{before}{words}{named}{after}"


def _words(before: str, pieces: list[_Piece], bars: bool, language: str) -> Iterator[str]:
    """The words of pieces as they follow a text, with bars where they begin."""
    barred, blank = before.rstrip().endswith(BAR), not before or before[-1].isspace()
    for piece in (part for whole in pieces for part in _parted(whole)):
        whole = bars and piece.start > 0 and piece.start % BEATS == 0
        if whole and not barred:
            yield BAR if blank else f" {BAR}"
            blank = False
        if whole and piece.start % LINE == 0 and not before.endswith("\n"):
            yield "\n"
            blank = True
        name = REST if piece.what is None else word_in(language)(name_of(piece.what))
        yield f"{'' if blank else ' '}{long(name, piece.length)}"
        before, barred, blank = "", False, False


def _parted(piece: _Piece) -> Iterator[_Piece]:
    """A silence, bar by bar; a note as it is."""
    at = piece.start
    while piece.what is None and at < piece.end:
        end = min(piece.end, Fraction(at // BEATS + 1) * BEATS)
        yield _Piece(None, at, end - at)
        at = end
    if piece.what is not None:
        yield piece


def _language(text: str, french: bool) -> str:
    """The language that most notes of a text are written in; that of its file while there are none."""
    names = [match[0].partition(":")[0].lower() for match in TOKEN.finditer(text)]
    voices, _problems = read(text)
    meant = [name_of(note.what) for voice in voices for note in voice]
    known = {language: {word_in(language)(name).lower() for name in meant} for language in ("fr", "en")}
    counts = {language: sum(name in words for name in names) for language, words in known.items()}
    if counts["fr"] == counts["en"]:
        return "fr" if french else "en"
    return max(counts, key=lambda language: counts[language])
