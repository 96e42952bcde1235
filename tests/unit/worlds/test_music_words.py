"""A score in words and as a text: enough to write one without seeing or hearing it."""

import pytest
from start_worlds import music, plays

from codeweek.data import text
from codeweek.worlds.kinds import NARRATED
from codeweek.worlds.music.music_map import parse_map
from codeweek.worlds.music.narrate import MOST_TOLD, narrate, narrate_step, show
from codeweek.worlds.music.notation import read
from codeweek.worlds.music.score import MOST

TUNE = (("play", "mi", 0.5), ("rest", 1.5), ("play", "sol_bas"), ("voice", 2), ("hit", "boum", 4))


def said(world, part, language="fr"):
    return narrate(world, text(language), part).replace("\u00a0", " ")


def step(before, act, language="fr"):
    after = plays(before, act)
    return narrate_step(before, after, act[0], text(language)).replace("\u00a0", " ")


def test_a_score_is_told_note_by_note_and_voice_by_voice():
    world = plays(music(), *TUNE)
    assert said(world, "world") == (
        "3 notes sont écrites : Voix 1, temps 1 : mi, 0,5 temps ; temps 3 : sol_bas, 1 temps. "
        "Voix 2, temps 1 : boum, 4 temps."
    )
    assert (
        said(world, "hero")
        == "J’écris la voix 2, à partir du temps 5. Instrument : piano. 120 temps par minute."
    )
    assert said(music(), "world", "en") == "Nothing is written on the score yet."


def test_the_model_is_told_as_it_is_to_be_written():
    assert (
        said(music(score="do ré:2"), "goal")
        == "Le modèle a 2 notes : temps 1 : do, 1 temps ; temps 2 : ré, 2 temps."
    )
    assert said(music(), "goal") == "Il n’y a pas de modèle à suivre."


@pytest.mark.parametrize(("many", "problems"), [(MOST, 0), (MOST + 1, 1), (MOST + 9, 1)])
def test_a_text_has_no_more_notes_and_rests_than_a_score_and_that_is_told_once(many, problems):
    voices, told = read("do " * (many - 1) + "_")
    assert [each.key for each in told] == ["level.score_long"] * problems
    assert len(voices[0]) == min(many - 1, MOST)


def test_of_a_long_score_the_rest_is_counted():
    world = music(score=" ".join(["do"] * (MOST_TOLD + 1)))
    assert said(world, "goal").endswith(". Et 1 note de plus.")
    assert said(world, "goal").count("do") == MOST_TOLD


@pytest.mark.parametrize(
    ("act", "words"),
    [
        (("play", "mi"), "temps 2 : mi, 1 temps."),
        (("hit", "clap", 0.5), "temps 2 : clap, 0,5 temps."),
        (("rest", 2), "Silence : 2 temps, à partir du temps 2."),
        (("voice", 2), "J’écris maintenant la voix 2, à partir du temps 1."),
        (("tempo", 60), "L’air va maintenant à 60 temps par minute."),
        (("instrument", "orgue"), "Je prends un autre instrument : orgue."),
        (("tempo", 120), "Rien de nouveau sur la partition."),
    ],
)
def test_each_step_is_told(act, words):
    assert step(plays(music(), ("play", "do")), act) == words


def test_a_note_of_a_second_voice_says_its_voice():
    assert step(plays(music(), ("voice", 2)), ("play", "mi"), "en") == "Voice 2, beat 1: E, 1 beat."


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_part_is_told_in_both_languages(language):
    for world in (music(), music(score="do // boum"), plays(music(), *TUNE)):
        for part in NARRATED:
            assert not any(sign in said(world, part, language) for sign in ("{", "music.", "blocks."))


def test_a_score_in_letters_has_its_model_below():
    assert show(plays(music(score="do"), *TUNE)) == ("e:1/2 _:3/2 low_g // boom:4\ntempo: 120\nwanted: c")


@pytest.mark.parametrize(
    ("score", "line", "column", "key"),
    [
        ("do rée mi", 1, 4, "level.score_word"),
        ("do ré\n| mi:17", 2, 3, "level.score_length"),
        ("do:", 1, 1, "level.score_length"),
        ("do:0", 1, 1, "level.score_length"),
        ("do:1/0", 1, 1, "level.score_length"),
        ("do:x", 1, 1, "level.score_length"),
        ("do // ré // mi // fa // sol", 1, 22, "level.score_voices"),
        ("boum jouer", 1, 6, "level.score_word"),
        (":2", 1, 1, "level.score_word"),
        ("_:2 |", None, None, "level.score_empty"),
        (" ".join(["do"] * 501), 1, 1501, "level.score_long"),
    ],
)
def test_what_is_wrong_in_a_score_is_told_at_its_place(score, line, column, key):
    world, (problem,) = parse_map({"score": score})
    assert world is None
    assert (problem.key, problem.line, problem.column, problem.field) == (key, line, column, "score")
    for language in ("fr", "en"):
        assert "{" not in text(language).tell(problem)


@pytest.mark.parametrize(
    "fields", [{"score": ["do"]}, {"score": 3}, {"tempo": 39}, {"tempo": "vite"}, {"tempo": True}]
)
def test_a_field_that_is_no_score_or_tempo_is_told(fields):
    world, (problem,) = parse_map(fields)
    assert world is None
    assert problem.field in fields


def test_a_map_that_is_a_text_is_a_score():
    assert parse_map({"grid": "do // _ mi:1,5"})[0].wanted == music(score="do // _ mi:3/2").wanted
