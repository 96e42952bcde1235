"""The MIDI file of a score, for music programs: a track for each voice (Standard MIDI File, format 1)."""

from fractions import Fraction

from codeweek.play.tune.note_times import half_tones
from codeweek.worlds.music.score import DRUMS, PARTS, Score, Voice

BEAT = 40 * PARTS  # ticks: whole for halves, thirds and quarters
A = 69  # the number of the la at 440 hertz
LOUD = 90  # of 127
PROGRAMS = {"piano": 0, "flute": 73, "xylophone": 13, "guitar": 24, "organ": 19}  # of General MIDI, from 0
STROKES = {"boom": 36, "clap": 39, "tick": 42}  # bass drum, hand clap, closed hi-hat
STRUCK = 9  # the channel of drums
ON, OFF, PROGRAM = 0x90, 0x80, 0xC0

Event = tuple[int, bytes]


def midi(score: Score) -> bytes:
    """The file; nothing where there is no note."""
    if not any(score.voices):
        return b""
    tempo = (0, b"\xff\x51\x03" + round(60_000_000 / score.tempo).to_bytes(3, "big"))
    tracks = [_track([tempo]), *(_track(_events(voice, n)) for n, voice in enumerate(score.voices) if voice)]
    head = b"".join(number.to_bytes(2, "big") for number in (1, len(tracks), BEAT))
    return _chunk(b"MThd", head) + b"".join(tracks)


def number(what: int | str) -> int:
    """The number of a note by its degree, or of a drum by its neutral name."""
    return STROKES[what] if isinstance(what, str) else A + half_tones(what)


def _events(voice: Voice, channel: int) -> list[Event]:
    """What a voice tells its channel; a note is over before another begins at the same time."""
    ends: list[Event] = []
    begins: list[Event] = []
    instrument = ""
    for note in voice:
        place, key = STRUCK if note.what in DRUMS else channel, number(note.what)
        if place == channel and note.instrument != instrument:
            instrument = note.instrument
            begins.append((_ticks(note.start), bytes((PROGRAM | channel, PROGRAMS[instrument]))))
        begins.append((_ticks(note.start), bytes((ON | place, key, LOUD))))
        ends.append((_ticks(note.end), bytes((OFF | place, key, 0))))
    return sorted([*ends, *begins], key=lambda event: event[0])


def _ticks(beats: Fraction) -> int:
    return round(beats * BEAT)


def _track(events: list[Event]) -> bytes:
    """A track: each event after the time since the one before."""
    told, now = b"", 0
    for at, event in events:
        told += _length(at - now) + event
        now = at
    return _chunk(b"MTrk", told + b"\x00\xff\x2f\x00")


def _length(ticks: int) -> bytes:
    """A number of any size: seven bits a byte, all but the last marked."""
    upper = bytes((ticks >> shift & 0x7F) | 0x80 for shift in (21, 14, 7) if ticks >> shift)
    return upper + bytes([ticks & 0x7F])


def _chunk(name: bytes, content: bytes) -> bytes:
    return name + len(content).to_bytes(4, "big") + content
