"""What each command writes on a score, whatever it is given."""

from fractions import Fraction

import pytest
from start_worlds import music, plays

from codeweek.command import Stop
from codeweek.data import text
from codeweek.text import REGISTERS
from codeweek.worlds.music import score
from codeweek.worlds.music.score import Note, Score

HALF = Fraction(1, 2)


def notes(world):
    return [(note.start, note.what, note.length) for voice in world.voices for note in voice]


def told(stop):
    assert isinstance(stop, Stop)
    return text("fr").tell(stop.diagnostic, "normal")


def test_notes_follow_one_another_and_a_rest_is_time_without_a_note():
    world = plays(music(), ("play", "do"), ("play", "sol_bas", 0.5), ("rest", 2), ("hit", "clap"))
    assert notes(world) == [(0, 1, 1), (1, -2, HALF), (Fraction(7, 2), "clap", 1)]
    assert (world.size, world.rests, world.at) == (4, 1, (Fraction(9, 2),))


def test_a_note_is_known_by_its_word_in_any_language_and_by_its_degree():
    by_word = plays(music(), ("play", "ré"), ("play", "high_C"), ("play", "Sol grave"), ("hit", "boum"))
    by_degree = plays(music(), ("play_degree", 2), ("play_degree", 8.0), ("play_degree", -2), ("hit", "boom"))
    assert notes(by_word) == notes(by_degree)


def test_three_thirds_of_a_beat_are_a_beat():
    world = plays(music(), *[("play", "do", 1 / 3)] * 3, ("play", "mi"))
    assert world.voices[0][-1].start == 1


def test_a_voice_goes_on_from_where_it_is_and_begins_at_the_beginning():
    world = plays(music(), ("play", "do", 2), ("voice", 3), ("play", "mi"), ("voice", 1), ("play", "sol"))
    assert [[(n.start, n.what) for n in voice] for voice in world.voices] == [[(0, 1), (2, 5)], [], [(0, 3)]]


def test_voices_at_the_end_without_a_note_are_no_voices():
    world = plays(music(), ("play", "do"), ("voice", 2), ("rest", 4))
    assert world.score == plays(music(), ("play", "do")).score
    assert music().score == Score(((),), 120)


def test_an_instrument_plays_what_follows_and_the_tempo_is_of_the_whole():
    world = plays(music(), ("play", "do"), ("instrument", "flûte"), ("tempo", 90.4), ("play", "do"))
    assert [note.instrument for note in world.voices[0]] == ["piano", "flute"]
    assert world.score.tempo == 90


@pytest.mark.parametrize("n", [-3, 12])
def test_the_first_and_the_last_degree_are_notes(n):
    assert notes(plays(music(), ("play_degree", n))) == [(0, n, 1)]


@pytest.mark.parametrize("n", [-4, 13, 1.5, 10**30, float("inf")])
def test_a_number_that_is_no_degree_is_told(n):
    assert "mes notes vont de -3 à 12" in told(plays(music(), ("play_degree", n)))


@pytest.mark.parametrize("beats", [1 / 12, 16])
def test_the_shortest_and_the_longest_note_are_notes(beats):
    assert notes(plays(music(), ("play", "do", beats)))[0][2] == Fraction(beats).limit_denominator(12)


@pytest.mark.parametrize("beats", [0, -1, 0.04, 16.1, float("inf"), float("nan"), 10**30])
def test_a_length_that_is_none_is_told(beats):
    assert "une note dure de" in told(plays(music(), ("play", "do", beats))).lower()


@pytest.mark.parametrize("n", [0, 5, 1.5])
def test_there_are_four_voices(n):
    assert "4 voix" in told(plays(music(), ("voice", n))).replace("\u00a0", " ")
    assert plays(music(), ("voice", 4)).voice == 3


@pytest.mark.parametrize("n", [39, 241, float("inf")])
def test_a_tempo_that_nobody_plays_is_told(n):
    assert "40 à 240" in told(plays(music(), ("tempo", n)))


@pytest.mark.parametrize(("n", "tempo"), [(90.4, 90), (90.6, 91), (39.9, None), (40, 40), (240, 240)])
def test_a_tempo_is_the_nearest_whole_number(n, tempo):
    world = plays(music(), ("tempo", n))
    assert isinstance(world, Stop) if tempo is None else world.tempo == tempo


@pytest.mark.parametrize(
    ("act", "near"),
    [(("play", "soll"), "sol"), (("hit", "boumm"), "boum"), (("instrument", "flutte"), "flûte")],
)
def test_a_word_that_is_none_is_told_with_the_nearest_one(act, near):
    assert f"«\u00a0{near}\u00a0»" in told(plays(music(), act))


def test_a_score_is_full_at_its_last_note_and_rests_count():
    full = plays(music(), *[("play", "do", 1 / 12), ("rest", 1 / 12)] * (score.MOST // 2))
    assert full.size == score.MOST
    for act in (("play", "do"), ("rest",), ("hit", "clap")):
        assert "500" in told(plays(full, act))
    assert plays(full, ("voice", 2)).voice == 1


def test_every_stop_speaks_in_each_register_and_language():
    acts = [
        ("play", "x"),
        ("hit", "x"),
        ("instrument", "x"),
        ("play_degree", 99),
        ("play", "do", 99),
        ("tempo", 1),
    ]
    for act in (*acts, ("voice", 9)):
        stop = plays(music(), act)
        for language in ("fr", "en"):
            for register in REGISTERS:
                words = text(language).tell(stop.diagnostic, register)
                assert words
                assert not any(sign in words for sign in ("{", "say.", "blocks."))


def test_the_light_is_on_what_the_last_step_wrote():
    world = plays(music(), ("play", "do"))
    assert world.lit == Note(Fraction(0), 1, Fraction(1))
    assert plays(world, ("rest",)).lit is None
    assert plays(world, ("voice", 2)).lit is None
