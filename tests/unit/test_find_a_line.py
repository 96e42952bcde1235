"""A level where the line to change is touched: only that one is right; authors are told of what cannot be."""

import pytest
from door_requests import ask
from hypothesis import given
from hypothesis import strategies as st

from codeweek import data
from codeweek.authoring.template.sample import one_line_wrong
from codeweek.authoring.validate import prove
from codeweek.levels import programs
from codeweek.packs.load import of_texts
from codeweek.play import inquiry, predict, session
from codeweek.web_api import describe
from codeweek.web_api.api import PageApi

FR = data.text("fr")
EVENS = """
titre: Les nombres pairs
monde: texte
mode: trouver
écriture: WRITING
exemples: [{dit: [2, 4, 6]}]
noms: {somme: {en: total}}
donné: |
GIVEN
solution: |
SOLUTION
"""
SOLUTION = "somme = 0\nfor _ in range(3):\n    somme += 2\n    dire(somme)\n"
GIVEN = SOLUTION.replace("+= 2", "+= 1")
LINES = ("somme = 0", "for _ in range(3):", "    somme += 1", "    dire(somme)")


def indented(source):
    return "".join(f"  {line}\n" for line in source.splitlines())


def text_of(given=GIVEN, solution=SOLUTION, writing="texte"):
    parts = {"WRITING": writing, "GIVEN": indented(given), "SOLUTION": indented(solution)}
    text = EVENS
    for word, value in parts.items():
        text = text.replace(word, value)
    return text


def level_of(*programs, **options):
    pack = of_texts({"x.yaml": text_of(*programs, **options)})
    assert pack.levels, pack.problems
    return pack.levels[0]


def answered(level, number, first=True):
    """The verdict on the line of that number, as both shells ask for it."""
    playback = session.play(level, programs.start(level), "fr")
    return predict.judged(level, playback.verdict, playback.traces, number, first)


def problems(level):
    return {problem.key for problem in prove(level) if problem.severity == "error"}


@pytest.mark.parametrize("writing", ["texte", "blocs", "au choix"])
def test_the_lines_are_offered_as_they_are_read_and_nothing_can_be_changed(writing):
    level = level_of(writing=writing)
    assert tuple(each.words for each in predict.choices(level, FR)) == LINES
    assert programs.read_only(level)
    assert problems(level) == set()
    assert predict.choices(level, data.text("en"))[3].words == "    say(somme)"


def test_only_the_line_to_change_is_right_and_any_other_may_be_tried_after_it():
    level = level_of()
    verdicts = [answered(level, number) for number in range(1, 5)]
    assert [each.won for each in verdicts] == [False, False, True, False]
    assert [each.stars for each in verdicts] == [0, 0, 3, 0]
    assert answered(level, 3, first=False).stars == 1
    assert FR.tell(verdicts[2].message).startswith("Oui, c’est la ligne 3")
    assert FR.tell(verdicts[0].message).startswith("La ligne 1 peut rester.")


def test_the_page_is_asked_the_same_and_hears_the_same():
    door = PageApi()
    key = ask(door, "open", name="pairs.yaml", text=text_of())["pack"]["key"]
    page, level = describe.level(level_of(), FR), level_of()
    assert page["predict"]["question"] == "Une ligne ne va pas. Laquelle\u00a0?"
    for number, choice in enumerate(page["predict"]["choices"]):
        assert choice["letter"] == str(number + 1)
        played = ask(door, "play", pack=key, level="pairs", script=page["start"], choice=number)
        verdict = answered(level, number + 1)
        assert (played["verdict"]["won"], played["verdict"]["stars"]) == (verdict.won, verdict.stars)
        assert played["right"] == (number if verdict.won else None)


@pytest.mark.parametrize(
    ("given", "key"),
    [
        (SOLUTION, "prove.given_wins"),
        (SOLUTION, "prove.no_wrong_line"),
        (SOLUTION.replace("+= 2", "+= 1").replace("somme = 0", "somme = 1"), "prove.no_wrong_line"),
        (SOLUTION.replace("    dire(somme)\n", ""), "prove.no_wrong_line"),
        (SOLUTION.replace("range(3)", "range(1, 4)"), "prove.given_wins"),
    ],
)
def test_the_author_is_told_when_there_is_not_one_line_to_find(given, key):
    assert key in problems(level_of(given))


def test_a_solution_that_does_not_win_is_told():
    assert "prove.solution_loses_example" in problems(level_of(GIVEN, SOLUTION.replace("+= 2", "+= 3")))


@pytest.mark.parametrize("name", ["donné", "solution"])
def test_both_programs_are_needed(name):
    text = text_of().replace(f"{name}: |", "story: |")
    assert "level.mode_needs" in {problem.key for problem in of_texts({"x.yaml": text}).problems}


@given(st.integers(0, 3), st.integers(0, 9))
def test_whatever_line_is_changed_it_is_the_one_to_find(place, number):
    lines = SOLUTION.splitlines()
    wrong = [f"somme = {number + 1}", "for _ in range(4):", f"    somme += {number + 3}", "    dire(number)"]
    other = "\n".join([*lines[:place], wrong[place], *lines[place + 1 :]])
    assert inquiry.changed_line(level_of(other), SOLUTION) == place + 1


@pytest.mark.parametrize(
    ("solution", "wrong"),
    [
        ("for _ in range(4):\n    avancer()\n", "for _ in range(3):\n    avancer()\n"),
        ("for _ in range(1):\n    avancer()\n", "for _ in range(2):\n    avancer()\n"),
        ("while not au_but():\n    avancer()\n", "while not au_but():\n    turn_left()\n"),
        ("avancer()\nturn_left()\n", "avancer()\nturn_right()\n"),
    ],
)
def test_a_fresh_level_has_one_line_that_is_not_right(solution, wrong):
    assert one_line_wrong(solution, str) == wrong
