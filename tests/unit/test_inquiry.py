"""Inquiries: the answer is run; one that is not right says what it does, and another may be tried."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codeweek import data
from codeweek.authoring.validate import prove
from codeweek.blocks.blockly import save
from codeweek.levels import programs
from codeweek.packs.load import of_texts
from codeweek.play import builtin, inquiry, predict, session
from codeweek.play.film import Film
from codeweek.play.session import Playback
from codeweek.server.rooms.program_replay import Played, play_again
from codeweek.web_api import describe
from codeweek.web_api.api import PageApi

FR = data.text("fr")
TRACKS = """
title: Qui est passé ?
mode: predict
map: {grid: ">...", paint: [A1, C1]}
toolbox: [move, paint, repeat]
solution: |
  peindre()
  avancer()
  avancer()
  peindre()
predict: {ask: program, choices: CHOICES}
"""
RIGHT, SHORT, TWICE = (
    "peindre()\\navancer()\\navancer()\\npeindre()",
    "peindre()\\navancer()\\npeindre()",
    "peindre()\\nfor _ in range(2):\\n    avancer()\\npeindre()",  # another program that leaves the same
)
MAPS = """
title: Où ?
mode: predict
maps: MAPS
given: |
  while not mur_devant():
      avancer()
predict: {ask: map, mistakes: [{value: 1, why: {fr: "Le mur est là.", en: "The wall is there."}}]}
"""
INQUIRIES = [level for level in builtin.pack().levels if inquiry.inquires(level)]


def tracks(*choices):
    listed = ", ".join(f'"{each}"' for each in choices)
    return of_texts({"x.yaml": TRACKS.replace("CHOICES", f"[{listed}]")})


def maps(*grids):
    return of_texts({"x.yaml": MAPS.replace("MAPS", json.dumps(grids))})


def answered(level, number, first=True):
    """The verdict on an answer, as both shells ask for it."""
    choice = predict.choices(level, FR)[number]
    playback = session.play(level, choice.script or programs.start(level), "fr")
    return predict.judged(level, playback.verdict, playback.traces, choice.value, first)


def problems(level):
    return {problem.key for problem in prove(level) if problem.severity == "error"}


@pytest.mark.parametrize("level", INQUIRIES, ids=lambda level: level.id)
def test_of_each_case_exactly_one_answer_wins_and_the_others_say_why_not(level):
    verdicts = [answered(level, number) for number in range(len(predict.choices(level, FR)))]
    assert [verdict.won for verdict in verdicts].count(True) == 1
    for verdict in verdicts:
        assert (verdict.stars, verdict.hoped) == ((3, 3) if verdict.won else (0, 0))
        assert verdict.won or verdict.message.key.endswith("_why")
        for language in data.languages():
            assert "…" not in data.text(language).tell(verdict.message)


@pytest.mark.parametrize("level", INQUIRIES, ids=lambda level: level.id)
def test_whoever_finds_it_later_has_one_star(level):
    right = next(i for i in range(len(predict.choices(level, FR))) if answered(level, i).won)
    assert answered(level, right, first=False).stars == 1


@pytest.mark.parametrize(("won", "tries", "first"), [(False, 1, True), (False, 2, False), (True, 1, False)])
def test_an_answer_is_the_first_one_before_any_other_was_tried_or_the_level_won(won, tries, first):
    assert predict.is_first(tracks(RIGHT, SHORT).levels[0], won, tries) == first


def test_tries_before_a_prediction_do_not_count():
    level = next(each for each in builtin.pack().levels if each.predict and not inquiry.inquires(each))
    assert predict.is_first(level, False, 5)


def test_the_world_shown_is_the_end_of_the_program_that_is_looked_for():
    (level,) = tracks(RIGHT, SHORT).levels
    assert programs.start(level).blocks == ()  # or it would be shown
    seen = inquiry.seen(level, 0)
    assert (seen.painted, seen.cell) == ({(0, 0), (2, 0)}, (2, 0))
    scene = describe.level(level, FR)["maps"][0]["scene"]
    assert next(each for each in scene["sprites"] if each["id"] == "hero")["x"] == 2.5


def test_another_program_that_leaves_the_same_is_right_too_and_two_of_them_are_told():
    assert answered(tracks(TWICE, SHORT).levels[0], 0).won
    assert "prove.choices_right" in problems(tracks(RIGHT, TWICE, SHORT).levels[0])
    assert "prove.choices_right" in problems(tracks(SHORT, "avancer()").levels[0])
    assert "prove.choices_right" not in problems(tracks(RIGHT, SHORT).levels[0])
    assert "prove.program_not_read" in problems(tracks(RIGHT, "voler()").levels[0])
    assert "prove.program_not_read" in problems(tracks(RIGHT, "pivoter_gauche()").levels[0])  # not offered


@pytest.mark.parametrize(
    ("grids", "fine"),
    [
        ([">..G", ">.G."], True),
        ([">..G", ">...G"], False),
        ([">.G.", ">G.."], False),
        ([">.G."], False),
        ([">..G", ">.G.", ">.G", ">...G"], True),
        ([">..G", ">.G.", ">.G", ">...G", ">....G"], False),
    ],
)
def test_the_program_loses_on_one_of_two_to_four_maps_or_the_author_is_told(grids, fine):
    assert ("prove.maps_lost" not in problems(maps(*grids).levels[0])) == fine


def test_a_map_with_a_known_cause_says_it_and_another_says_to_look_on():
    level = maps(">..G", ">.G.", ">...G").levels[0]
    assert (
        FR.tell(answered(level, 0).message)
        == "Ici, je réussis\u00a0! Le mur est là. Cherche un autre terrain."
    )
    assert answered(level, 2).message.key == "say.not_this_map"
    assert "terrain 2" in FR.tell(answered(level, 1).message)


@given(st.lists(st.tuples(st.integers(1, 4), st.integers(0, 2)), min_size=2, max_size=4))
def test_a_map_is_right_if_and_only_if_the_program_loses_on_it(ways):
    """A way of so many steps to the flag, and so many squares behind it."""
    level = maps(*(f">{'.' * (steps - 1)}G{'.' * more}" for steps, more in ways)).levels[0]
    found = [answered(level, number) for number in range(len(ways))]
    assert [verdict.won for verdict in found] == [more > 0 for _steps, more in ways]
    assert [verdict.map for verdict in found] == [*range(len(ways))]


@pytest.mark.parametrize("number", [0, 1])
def test_only_the_map_chosen_is_played(number):
    level = maps(">..G", ">.G.").levels[0]
    playback = session.play(level, programs.start(level), "fr")
    film = Film(level, 4.0)
    film.take(Playback(playback.program, traces=playback.traces, verdict=answered(level, number)))
    film.play_through()
    assert (film.head.map, film.head.left, film.last_map) == (number, [], number)


def ask(**request):
    return json.loads(PageApi().handle(json.dumps({"do": "play", "language": "fr", **request})))


@pytest.mark.parametrize("level", INQUIRIES, ids=lambda level: level.id)
def test_the_page_runs_what_was_chosen_and_hears_the_same(level):
    offered = describe.level(level, FR)["predict"]["choices"]
    for number, choice in enumerate(offered):
        about = {
            "level": level.id,
            "choice": number,
            **({"script": choice["script"]} if choice["script"] else {}),
        }
        played, verdict = ask(**about), answered(level, number)
        assert (played["verdict"]["won"], played["verdict"]["stars"]) == (verdict.won, verdict.stars)
        assert played["right"] == (number if verdict.won else None)
        later = ask(**about, tries=2)["verdict"]["stars"]
        assert later == (1 if verdict.won else 0)


def test_a_program_that_is_not_offered_is_not_run():
    level = INQUIRIES[0]
    played = ask(level=level.id, choice=0, script={"blocks": {"blocks": [{"type": "start"}]}})
    assert played["source"].strip() == ""


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("{ask: map, choices: [1, 2]}", "choices_of_maps"),
        ("{ask: program}", "few_choices"),
        ('{ask: program, choices: ["avancer()"]}', "few_choices"),
        ('{ask: program, choices: ["a", "b"], mistakes: [1]}', "mistakes_offered"),
    ],
)
def test_what_cannot_be_asked_is_told(asked, told):
    text = f'title: T\nmode: predict\nmap: ">.."\ngiven: avancer()\npredict: {asked}\n'
    keys = {problem.key for problem in of_texts({"x.yaml": text}).problems}
    assert f"level.{told}" in keys


@pytest.mark.parametrize("level", INQUIRIES, ids=lambda level: level.id)
def test_without_what_was_chosen_there_is_nothing_of_an_inquiry_to_play_again(level):
    """The program that is given may be none, or lose."""
    given = save(programs.start(level), programs.catalogue_of(level))
    assert play_again(level, given, "fr") == Played(None, None)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_program_to_choose_is_its_letter_alone_not_the_same_word_on_each_card(language):
    level = next(each for each in INQUIRIES if predict.scripts(each))
    cards = predict.choices(level, data.text(language))
    assert [(card.letter, card.words) for card in cards] == [(letter, "") for letter in "ABC"]
