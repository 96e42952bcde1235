"""Levels that give something to copy, and words that mean another block in another kind of world."""

import pickle
import re
from dataclasses import replace

import pytest

from codeweek import data
from codeweek.authoring.validate import prove
from codeweek.levels import programs
from codeweek.packs.load import of_texts
from codeweek.play import session
from codeweek.worlds.kinds import kinds

SQUARE = "for _ in range(4):\n      avancer(100)\n      tourner_droite(90)\n"
LEVEL = """\
title: Le carré
kind: turtle
{more}
toolbox: [avancer, tourner_droite, repeter]
solution: |
  {solution}
"""


def pack_of(more="", solution=SQUARE):
    return of_texts({"carre.yaml": LEVEL.format(more=more, solution=solution)})


def level_of(more="", solution=SQUARE):
    pack = pack_of(more, solution)
    assert not pack.problems, [data.text("en").tell(problem) for problem in pack.problems]
    return pack.levels[0]


def stars(level, source):
    return session.play_text(level, source).verdict.stars


def test_the_solution_draws_what_is_to_be_copied():
    level = level_of()
    assert stars(level, level.solution) == 3
    assert stars(level, "avancer(100)\n") == 0
    assert "prove.nothing_wins" not in {problem.key for problem in prove(level)}


def test_a_model_of_its_own_is_copied_rather_than_the_solution():
    level = level_of("model: avancer(100)")
    assert stars(level, "avancer(100)\n") == 3
    assert "prove.solution_loses" in {problem.key for problem in prove(level)}


def test_each_map_has_its_own_model():
    level = level_of("maps: [{heading: 0}, {heading: 90}]")
    first, second = (each.world for each in level.maps)
    assert first.sheet.wanted != second.sheet.wanted
    assert stars(level, level.solution) == 3


@pytest.mark.parametrize("mode", ["run", "predict"])
def test_the_answer_is_not_drawn_on_a_level_that_is_looked_at(mode):
    ask = "\npredict: {ask: ends}" if mode == "predict" else ""
    level = level_of(f"mode: {mode}{ask}\ngiven: avancer(10)", "avancer(10)")
    assert level.maps[0].world.sheet.wanted == ()
    assert session.play(level, programs.start(level), "fr").verdict.won


@pytest.mark.parametrize(
    ("more", "solution", "told", "line"),
    [
        ("", "avancer(100", "model_not_read", 6),
        ("", "pivoter_gauche()", "model_not_read", 6),
        ("", "while True:\n      tourner_droite(90)\n", "model_not_done", 6),
        ("", "avancer(10 / 0)", "model_not_done", 6),
        ("model: avancer(", SQUARE, "model_not_read", 3),
        ("model: voler()", SQUARE, "model_not_done", 3),
    ],
)
def test_a_model_that_draws_nothing_is_told_to_its_author(more, solution, told, line):
    (problem,) = pack_of(more, solution).problems
    assert (problem.key, problem.line or 0) == (f"level.{told}", pytest.approx(line, abs=1))
    for language in data.languages():
        assert not re.search(r"[«“]\s*…\s*[»”]", data.text(language).tell(problem, "adult"))


def test_a_level_kept_by_a_build_carries_its_model():
    level = level_of()
    assert pickle.loads(pickle.dumps(level)).maps == level.maps


def test_the_same_word_is_the_block_of_the_kind_of_the_level():
    robot = of_texts(
        {"a.yaml": 'title: A\nmap: ">.G"\ntoolbox: [avancer]\nsolution: "avancer()\\navancer()"\n'}
    ).levels[0]
    assert robot.toolbox == ("move",)
    assert level_of().toolbox[0] == "forward"
    for level, type in ((robot, "move"), (level_of(), "forward")):
        assert next(programs.solution(level).script.walk()).type in (type, "repeat")
        assert programs.catalogue_of(level).resolve("avancer") == type


def test_a_word_of_another_kind_is_not_offered():
    (problem,) = of_texts(
        {"a.yaml": 'title: A\nmap: ">.G"\ntoolbox: [avancer, lever_crayon]\nsolution: avancer()\n'}
    ).problems
    assert problem.key in ("level.unknown_block", "level.unknown_block_near")


def test_a_name_of_a_block_is_one_block_in_every_kind():
    found = {}
    for kind in kinds().values():
        for name, command in kind.commands.items():
            assert replace(command, function=len) == found.setdefault(name, replace(command, function=len))


def test_every_look_dresses_every_kind_of_world_and_the_sober_one_a_page_of_text():
    looks = {name: set(kind.looks) for name, kind in kinds().items()}
    assert looks["robot"] == looks["turtle"] > looks["music"] > looks["console"] == {"sober"}
