"""What is heard of a score: its pitches at their times, by their spectrum."""

import io
import wave
from array import array
from fractions import Fraction
from itertools import combinations, pairwise

import pytest
from goertzel import SCALE, loudness, overtone
from hypothesis import given, settings
from hypothesis import strategies as st

from codeweek.play.tune import synth
from codeweek.play.tune.note_times import (
    DRUMS,
    LONGEST,
    PAUSE,
    PEAK,
    RATE,
    TIMBRES,
    Part,
    after,
    pitch,
    up_to,
)
from codeweek.play.tune.synth import wav
from codeweek.worlds.music.score import Note, Score

HALF = Fraction(1, 2)
BELLS = [(5, HALF), (6, HALF), (5, HALF), (4, HALF), (3, 1), (1, 1)]
FRERE_JACQUES = [
    *[(1, 1), (2, 1), (3, 1), (1, 1)] * 2,
    *[(3, 1), (4, 1), (5, 2)] * 2,
    *BELLS * 2,
    *[(1, 1), (-2, 1), (1, 2)] * 2,
]


def sung(song, at=0, instrument="piano"):
    """The notes of a voice, one after the other."""
    notes, at = [], Fraction(at)
    for what, length in song:
        notes.append(Note(at, what, Fraction(length), instrument))
        at += length
    return tuple(notes)


def one(what, length=1, tempo=120, instrument="piano"):
    """The samples of a score of one note."""
    return synth.samples([Part(Score((sung([(what, length)], 0, instrument),), tempo))])


def read(file):
    """The samples of a WAV file."""
    with wave.open(io.BytesIO(file)) as reader:
        assert (reader.getnchannels(), reader.getsampwidth(), reader.getframerate()) == (1, 2, RATE)
        return [value / 32767 for value in array("h", reader.readframes(reader.getnframes()))]


def far(one, other):
    """How far two sounds are from each other, where they are furthest."""
    assert len(one) == len(other)
    return max((abs(a - b) for a, b in zip(one, other, strict=True)), default=0)


def test_frere_jacques_in_two_voices_has_the_expected_pitches_at_the_expected_times():
    score = Score((sung(FRERE_JACQUES), sung(FRERE_JACQUES, 8)), 120)
    heard = read(wav(synth.samples([Part(score)])))
    assert len(heard) == 40 * RATE // 2  # 40 beats, two a second
    for quarter in range(80):  # each half beat
        beat = Fraction(quarter, 2)
        now = heard[quarter * RATE // 4 : (quarter + 1) * RATE // 4]
        sounding = [n for voice in score.voices for n in voice if n.start <= beat < n.end]
        wanted = {note.what for note in sounding}
        weakest = min(loudness(now, SCALE[degree], RATE) for degree in wanted)
        silent = {d for d in SCALE if d not in wanted and not any(overtone(d, w) for w in wanted)}
        strongest = max(loudness(now, SCALE[degree], RATE) for degree in silent)
        assert weakest > 0.02, (beat, wanted)
        assert weakest > 3 * strongest, (beat, wanted)


@pytest.mark.parametrize("instrument", TIMBRES)
@pytest.mark.parametrize("degree", SCALE)
def test_each_note_of_the_scale_has_its_pitch(instrument, degree):
    heard = list(one(degree, instrument=instrument))[: RATE // 5]
    found = {other: loudness(heard, hertz, RATE) for other, hertz in SCALE.items() if other <= degree}
    assert max(found, key=found.__getitem__) == degree
    assert found[degree] > 0.03


def test_la_is_440_hertz_and_do_the_middle_one():
    assert pitch(6) == pytest.approx(440)
    assert {degree: round(pitch(degree), 2) for degree in SCALE} == SCALE


@pytest.mark.parametrize(
    ("length", "tempo", "seconds"),
    [(Fraction(1, 12), 240, 1 / 48), (Fraction(1, 12), 40, 1 / 8), (16, 240, 4), (16, 40, 24)],
)
def test_the_shortest_and_the_longest_note_at_the_slowest_and_the_quickest_tempo(length, tempo, seconds):
    heard = one(6, length, tempo)
    assert len(heard) == int(seconds * RATE)
    assert loudness(heard[: RATE // 4], 440, RATE) > 0.05


@pytest.mark.parametrize("drum", DRUMS)
def test_a_drum_is_noise_that_is_the_same_each_time(drum):
    heard = one(drum)
    assert heard == one(drum)
    assert max(map(abs, heard)) > 0.1
    assert not any(heard[int(DRUMS[drum].seconds * RATE) :])  # it rings no longer than it does


def test_the_drums_sound_different():
    low, high = ({drum: loudness(one(drum)[:1300], hertz, RATE) for drum in DRUMS} for hertz in (100, 8000))
    assert max(low, key=low.__getitem__) == "boom"
    assert high["tick"] / low["tick"] > high["clap"] / low["clap"] > high["boom"] / low["boom"]


@pytest.mark.parametrize("two", list(combinations(TIMBRES, 2)))
def test_two_instruments_sound_different(two):
    """Their sines, at the beginning and later, as parts of the first one."""
    shapes = []
    for instrument in two:
        heard = one(1, 2, instrument=instrument)
        parts = [
            loudness(heard[at : at + RATE // 8], times * SCALE[1], RATE)
            for at in (RATE // 20, RATE // 2)
            for times in (1, 2, 3, 4)
        ]
        shapes.append([part / parts[0] for part in parts])
    assert max(abs(a - b) for a, b in zip(*shapes, strict=True)) > 0.2


WHATS = st.one_of(st.sampled_from(sorted(SCALE)), st.sampled_from(sorted(DRUMS)))
LENGTHS = st.sampled_from([Fraction(1, 12), Fraction(1, 3), HALF, Fraction(1)])
TEMPOS = st.sampled_from([120, 240])
SONGS = st.lists(st.tuples(WHATS, LENGTHS), min_size=1, max_size=4)
VOICES = st.builds(sung, SONGS, st.integers(0, 2), st.sampled_from(sorted(TIMBRES)))
SCORES = st.builds(Score, st.lists(VOICES, min_size=1, max_size=4).map(tuple), TEMPOS)


@settings(max_examples=20, deadline=None)
@given(SCORES)
def test_four_voices_are_never_too_loud(score):
    heard = synth.samples([Part(score)])
    assert max(map(abs, heard)) <= PEAK + 1e-9
    assert far(read(wav(heard)), heard) <= 2 / 32767  # so none wraps around


def test_four_equal_voices_are_made_softer_as_a_whole():
    voice = sung([(1, 1)])
    heard, alone = (synth.samples([Part(Score((voice,) * n))]) for n in (4, 1))
    assert max(map(abs, heard)) == pytest.approx(PEAK)
    part = max(heard) / max(alone)
    assert far(heard, [value * part for value in alone]) < 1e-9


@settings(max_examples=20, deadline=None)
@given(SCORES)
def test_no_note_begins_or_ends_with_a_click(score):
    for each in Part(score).soundings():
        heard = synth.sound(each.note, each.last - each.first)
        assert abs(heard[0]) < 0.02
        assert abs(heard[-1]) < 0.02


@settings(max_examples=15, deadline=None)
@given(VOICES, VOICES)
def test_two_voices_are_the_sum_of_both(one, other):
    both, *alone = (
        synth.mixed(Part(Score(voices)).soundings()) for voices in ((one, other), (one,), (other,))
    )
    long = len(both)
    first, second = ([*heard, *[0.0] * (long - len(heard))] for heard in alone)
    assert far(both, [a + b for a, b in zip(first, second, strict=True)]) < 1e-12


@settings(max_examples=15, deadline=None)
@given(VOICES, st.integers(1, 4), st.sampled_from([60, 120]))
def test_what_begins_later_is_heard_later_and_the_same(voice, beats, tempo):
    """An exact number of beats is an exact number of samples at these tempos."""
    later = tuple(Note(n.start + beats, n.what, n.length, n.instrument) for n in voice)
    heard, moved = (synth.mixed(Part(Score((notes,), tempo)).soundings()) for notes in (voice, later))
    assert far(moved, [0.0] * (beats * 60 * RATE // tempo) + list(heard)) == 0


def test_notes_that_follow_each_other_meet_at_a_sample_whatever_the_tempo():
    song = sung([(1, Fraction(1, 7))] * 50)
    for tempo in (41, 97, 239):
        heard = list(Part(Score((song,), tempo)).soundings())
        assert all(a.last == b.first for a, b in pairwise(heard))
        assert heard[-1].last == Part(Score((song,), tempo)).last


def test_what_is_longer_than_three_minutes_ends_there():
    song = sung([(1, 16)] * 8)  # 24 seconds each at the slowest
    part = Part(Score((song,), 40))
    heard = list(part.soundings())
    assert heard[-1].last == part.last == LONGEST
    assert len(heard) == 8  # the eighth is cut
    assert len(list(Part(Score((sung([(1, 16)] * 9),), 40)).soundings())) == 8


def test_nothing_is_heard_of_an_empty_score():
    assert len(synth.samples([Part(Score(((),)))])) == 0
    assert read(wav(synth.samples([Part(Score(()))]))) == []


def test_both_are_heard_up_to_the_note_that_differs_one_after_the_other():
    mine, model = (Score((sung([(1, 1), (2, 1), (third, 1), (5, 1)]),)) for third in (4, 3))
    parts = after([Part(up_to(mine, Fraction(3))), Part(up_to(model, Fraction(3)), model=True)])
    assert [part.first for part in parts] == [0, 3 * RATE // 2 + PAUSE]
    heard = synth.samples(parts)
    third = heard[RATE : RATE + RATE // 4], heard[parts[1].first + RATE : parts[1].first + RATE + RATE // 4]
    for now, degree in zip(third, (4, 3), strict=True):
        found = {other: loudness(now, SCALE[other], RATE) for other in (1, 2, 3, 4, 5)}
        assert max(found, key=found.__getitem__) == degree
    assert len(heard) == parts[1].last  # the fourth is in neither
    assert parts[1].beat(parts[1].first + RATE) == 2
