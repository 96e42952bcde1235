"""Predictions: answers offered, exactly one right, judged after the run."""

import json

import pytest

from codeweek import data
from codeweek.authoring.validate import prove
from codeweek.levels import programs
from codeweek.packs.load import of_texts
from codeweek.play import builtin, predict, session
from codeweek.play.inquiry import inquires
from codeweek.scene import Scene
from codeweek.text import Text
from codeweek.web_api import describe
from codeweek.web_api.api import PageApi

LEVEL = "title: Que fait-il ?\nmode: predict\nkind: {kind}\n{map}\npredict: {predict}\ngiven: |\n  {given}\n"
ROBOT = {"kind": "robot", "map": 'map: ">..."'}
TURTLE = {"kind": "turtle", "map": ""}
CORNER = "avancer(100)\n  tourner_gauche(90)\n  avancer(50)"
DRAWINGS = '["avancer(100)", "avancer(100)\\ntourner_gauche(90)\\navancer(50)", "avancer(50)"]'
FOREVER = "while True:\n      pivoter_gauche()"
CASES = {
    "cell": (ROBOT, "{ask: cell, choices: [B1, C1, D1]}", "avancer()\n  avancer()\n  avancer()", 2),
    "bag": (ROBOT, "{ask: bag, choices: [{value: 0, words: {fr: rien, en: nothing}}, 3]}", "avancer()", 0),
    "said": (ROBOT, "{ask: said, choices: [2, 7, 9]}", "dire(7)", 1),
    "drawing": (TURTLE, f"{{ask: drawing, choices: {DRAWINGS}}}", CORNER, 1),
    "never": (ROBOT, "{ask: ends}", FOREVER, 1),
    "ends": (ROBOT, "{ask: ends}", "avancer()", 0),
    "long": (TURTLE, "{ask: ends}", "n = 0\n  while True:\n      n = n + 1", 1),
}


def pack_of(about, asked, given):
    return of_texts({"x.yaml": LEVEL.format(**about, predict=asked, given=given)})


def level_of(name):
    about, asked, given, _right = CASES[name]
    pack = pack_of(about, asked, given)
    assert not pack.problems, [data.text("en").tell(problem) for problem in pack.problems]
    return pack.levels[0]


def serious(level):
    return {p.key.removeprefix("prove.") for p in prove(level) if p.severity == "error"}


@pytest.mark.parametrize("name", CASES)
def test_the_right_answer_has_three_stars_and_another_has_one(name):
    level, right = level_of(name), CASES[name][3]
    playback = session.play(level, programs.start(level), "fr")
    offered = predict.choices(level, data.text("fr"))
    for number, choice in enumerate(offered):
        verdict = predict.judged(level, playback.verdict, playback.traces, choice.value)
        key = "say.prediction_true" if number == right else "say.prediction_other"
        assert (verdict.won, verdict.message.key) == (True, key)
        assert verdict.stars == (3 if number == right else 1)
        for language in data.languages():
            assert "…" not in data.text(language).tell(verdict.message)


WHY = 'why: {fr: "Je le vide.", en: "I empty it."}'


@pytest.mark.parametrize(
    ("about", "asked", "given", "foreseen"),
    [
        (ROBOT, f"{{ask: bag, mistakes: [{{value: 3, {WHY}}}]}}", "avancer()", 3),
        (ROBOT, f"{{ask: bag, mistakes: [{{value: 3, {WHY}}}]}}", "avancer()", "3"),
        (ROBOT, f"{{ask: said, choices: [7, {{value: 3, {WHY}}}]}}", "dire(7)", 3),
        (ROBOT, f"{{ask: ends, mistakes: [{{value: false, {WHY}}}]}}", "avancer()", False),
        (ROBOT, f"{{ask: cell, mistakes: [{{value: C1, {WHY}}}]}}", "avancer()", "C1"),
    ],
)
def test_a_wrong_answer_says_what_who_gives_it_believes(about, asked, given, foreseen):
    pack = pack_of(about, asked, given)
    assert not pack.problems
    level = pack.levels[0]
    playback = session.play(level, programs.start(level), "fr")
    verdict = predict.judged(level, playback.verdict, playback.traces, foreseen)
    assert (verdict.stars, verdict.message.key) == (1, "say.prediction_why")
    assert "Je le vide." in data.text("fr").tell(verdict.message)
    assert "I empty it." in data.text("en").tell(verdict.message)


@pytest.mark.parametrize(
    "level",
    [each for each in builtin.pack().levels if each.predict and not inquires(each)],
    ids=lambda each: each.id,
)
def test_every_shipped_prediction_says_what_its_wrong_answers_mean_and_only_those(level):
    playback = session.play(level, programs.start(level), "fr")
    answers = (*level.predict.choices, *level.predict.mistakes)
    told = [each for each in answers if each.why]
    assert told
    for each in told:
        verdict = predict.judged(level, playback.verdict, playback.traces, predict.value(level, each))
        assert verdict.message.key == "say.prediction_why"
        for language in data.languages():
            assert data.text(language).pick(each.why) in data.text(language).tell(verdict.message)


@pytest.mark.parametrize("name", CASES)
def test_exactly_one_answer_is_right(name):
    assert "choices_right" not in serious(level_of(name))


@pytest.mark.parametrize(
    ("about", "asked", "given", "right"),
    [
        (ROBOT, "{ask: cell, choices: [B1, C1]}", "avancer()\n  avancer()\n  avancer()", 0),
        (ROBOT, "{ask: said, choices: [7, 7]}", "dire(7)", 2),
        (TURTLE, '{ask: drawing, choices: ["avancer(9)", "avancer(9)"]}', "avancer(9)", 2),
        (TURTLE, '{ask: drawing, choices: ["avancer(9)", "voler()"]}', "avancer(8)", 0),
    ],
)
def test_answers_of_which_none_or_two_are_right_are_told(about, asked, given, right):
    (level,) = pack_of(about, asked, given).levels
    problem = next(p for p in prove(level) if p.key == "prove.choices_right")
    assert problem.slots == {"right": right}
    assert problem.line == 5
    assert ("program_not_read" in serious(level)) == ("voler" in asked)


@pytest.mark.parametrize(
    ("about", "asked", "told"),
    [
        (TURTLE, "{ask: drawing}", "few_choices"),
        (ROBOT, "{ask: row}", "few_choices"),
        (ROBOT, "{ask: row, choices: [1, 2]}", "not_a_row"),
        (ROBOT, "{ask: cell, choices: [A1]}", "few_choices"),
        (ROBOT, "{ask: said, choices: [1, 2, 3, 4, 5]}", "few_choices"),
        (ROBOT, "{ask: bag, choices: [[1], 2]}", "not_a_choice"),
        (ROBOT, "{ask: ends, choices: [1, 2]}", "choices_of_ends"),
        (ROBOT, "{ask: drawing}", "not_one_of"),
        (ROBOT, "{ask: bag, choices: [{words: deux}, 2]}", "missing"),
        (TURTLE, f"{{ask: drawing, choices: {DRAWINGS}, mistakes: [1]}}", "mistakes_offered"),
        (ROBOT, "{ask: bag, mistakes: [1, 2, 3, 4, 5, 6, 7, 8, 9]}", "many_mistakes"),
        (ROBOT, "{ask: bag, mistakes: [{why: deux}]}", "missing"),
    ],
)
def test_what_cannot_be_asked_is_told(about, asked, told):
    keys = {problem.key for problem in pack_of(about, asked, "avancer()").problems}
    assert any(key.startswith(f"level.{told}") for key in keys), keys


def test_a_drawing_is_chosen_by_its_letter_and_shown():
    offered = predict.choices(level_of("drawing"), data.text("fr"))
    assert [choice.letter for choice in offered] == ["A", "B", "C"]
    assert all(isinstance(choice.scene, Scene) and choice.words == "" for choice in offered)
    assert len({repr(choice.scene) for choice in offered}) == 3


def test_an_answer_has_words_of_its_own_in_each_language():
    words = [predict.choices(level_of("bag"), data.text(code))[0].words for code in ("fr", "en")]
    assert words == ["rien", "nothing"]


def test_yes_and_no_are_said_in_the_language_of_the_child():
    for language, yes in (("fr", "oui"), ("en", "yes")):
        text: Text = data.text(language)
        assert predict.choices(level_of("ends"), text)[0].words == yes


@pytest.mark.parametrize(
    ("real", "foreseen", "equal"),
    [
        ("B1", "B1", True),
        ("7", 7, True),
        (3, "3", True),
        ((1, 2), [1, 2], True),
        ((1, 2), [2, 1], False),
        (True, True, True),
        (False, True, False),
        (True, "True", False),
        ("B1", None, False),
    ],
)
def test_an_answer_is_compared_whatever_way_it_came(real, foreseen, equal):
    assert predict.same(real, foreseen) is equal


@pytest.mark.parametrize("name", CASES)
def test_the_page_offers_and_judges_the_same_answers(name):
    about, asked, given, right = CASES[name]
    door = PageApi()

    def ask(do, **fields):
        return json.loads(door.handle(json.dumps({"do": do, "language": "en", **fields})))

    source = LEVEL.format(**about, predict=asked, given=given)
    pack = ask("open", name="x.yaml", text=source)["pack"]
    level = pack["chapters"][0]["levels"][0]
    offered = level["predict"]["choices"]
    assert [each["scene"] is None for each in offered] == [name != "drawing"] * len(offered)
    about = {"pack": pack["key"], "level": level["id"]}
    for number in range(len(offered)):
        assert ask("play", choice=number, **about)["verdict"]["stars"] == (3 if number == right else 1)
    assert ask("play", choice=len(offered), **about)["ok"] is False


def test_where_one_clicks_or_writes_nothing_is_offered():
    (level,) = pack_of(ROBOT, "{ask: cell}", "avancer()\n  avancer()\n  avancer()").levels
    assert predict.choices(level, data.text("fr")) == ()
    assert describe.level(level, data.text("fr"))["predict"]["choices"] == []


def test_the_crates_that_are_taken_at_sea_leave_the_sea() -> None:
    level = builtin.level("09-les-boites/01-la-boite-x")
    (trace,) = session.play_text(level, level.given).traces
    assert "prend 2 en mer" in level.story["fr"]  # type: ignore[index]
    assert (trace.at(0).world.bag, trace.world.bag) == (0, 2)
    assert not trace.world.items
