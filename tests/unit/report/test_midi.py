"""A MIDI file as a music library reads it has the notes, lengths, instruments and tempo of the score."""

from fractions import Fraction
from io import BytesIO

import mido
import pytest
from hypothesis import given
from hypothesis import strategies as st

from codeweek.report.score.midi import BEAT, PROGRAMS, STROKES, midi, number
from codeweek.worlds.music.notation import read
from codeweek.worlds.music.score import (
    DRUMS,
    FASTEST,
    HIGHEST,
    INSTRUMENTS,
    LOWEST,
    PARTS,
    SLOWEST,
    VOICES,
    Note,
    Score,
)

WHATS = st.one_of(st.integers(LOWEST, HIGHEST), st.sampled_from(DRUMS))
LENGTHS = st.integers(1, 16 * PARTS).map(lambda parts: Fraction(parts, PARTS))
PLAYED = st.tuples(LENGTHS, WHATS, LENGTHS, st.sampled_from(INSTRUMENTS))


def voice(played):
    """Notes one after the other, each after a rest."""
    notes, now = [], Fraction(0)
    for rest, what, length, instrument in played:
        notes.append(Note(now + rest - Fraction(1, PARTS), what, length, instrument))
        now = notes[-1].end
    return tuple(notes)


VOICES_OF = st.lists(st.lists(PLAYED, max_size=8).map(voice), min_size=1, max_size=VOICES).map(tuple)
SCORES = st.builds(Score, VOICES_OF, st.integers(SLOWEST, FASTEST))


def program(note):
    return None if note.what in DRUMS else PROGRAMS[note.instrument]


def heard(file):
    """Of each track the notes as (start, number, length, program; None for a drum), in beats."""
    tracks = []
    for track in mido.MidiFile(file=BytesIO(file)).tracks[1:]:
        now, program, begun, notes = 0, None, {}, []
        for message in track:
            now += message.time
            if message.type == "program_change":
                program = message.program
            elif message.type == "note_on":
                assert (message.channel, message.note) not in begun, "one is over before the next one"
                begun[message.channel, message.note] = now, None if message.channel == 9 else program
            elif message.type == "note_off":
                start, by = begun.pop((message.channel, message.note))
                notes.append((Fraction(start, BEAT), message.note, Fraction(now - start, BEAT), by))
        assert not begun
        tracks.append(notes)
    return tracks


@given(SCORES)
def test_a_library_hears_what_the_score_says(score):
    if not any(score.voices):
        assert midi(score) == b""
        return
    assert heard(midi(score)) == [
        [
            (
                note.start,
                number(note.what),
                note.length,
                program(note),
            )
            for note in voice
        ]
        for voice in score.voices
        if voice
    ]
    tempo = next(message for message in mido.MidiFile(file=BytesIO(midi(score))).tracks[0])
    assert round(mido.tempo2bpm(tempo.tempo)) == score.tempo


@pytest.mark.parametrize(("what", "key"), [(1, 60), (6, 69), (8, 72), (LOWEST, 53), (HIGHEST, 79)])
def test_do_is_the_middle_of_the_piano_and_la_is_440_hertz(what, key):
    assert number(what) == key


def test_all_instruments_and_drums_have_a_sound():
    assert set(PROGRAMS) == set(INSTRUMENTS)
    assert set(STROKES) == set(DRUMS)


def test_the_same_note_twice_is_heard_twice():
    assert [note[:2] for note in heard(midi(Score(read("c c")[0])))[0]] == [(0, 60), (1, 60)]
