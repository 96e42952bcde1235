"""Names of one's own: a word of another language, or of a block that is not there, is free."""

import pytest

from codeweek.blocks.read import read
from codeweek.engine.check import check
from codeweek.levels import programs
from codeweek.play import builtin, session

ROBOT = programs.catalogue_of_kind("robot")
EVERY, WORLD = frozenset(ROBOT.types), ROBOT.called


def problems(source, *offered):
    reading = read(ROBOT, source)
    assert not reading.problems
    allowed = EVERY - WORLD | {*offered} if offered else None
    return [(each.key, each.slots.get("name")) for each in check(ROBOT, reading.script, allowed)]


@pytest.mark.parametrize("name", ["left", "right", "up", "down", "forward", "back", "gauche", "bas", "haut"])
def test_a_word_of_no_block_here_names_a_box_and_a_block_of_ones_own(name):
    assert problems(f"{name} = 3\nfor _ in range({name}):\n    avancer()\n") == []
    assert problems(f"def {name}():\n    avancer()\n{name}()\n") == []
    assert problems(f"def f({name}):\n    dire({name})\nf(2)\n") == []


@pytest.mark.parametrize("name", ["avancer", "move", "Avancer", "dire", "say"])
def test_a_word_that_a_block_of_the_program_is_written_with_in_some_language_is_taken(name):
    assert problems(f"{name} = 3\navancer()\ndire(1)\n") == [("program.name_taken", name)]
    define = f"def {name}():\n    peindre()\n{name}()\n"
    assert problems(define, "move", "say", "paint") == [("program.name_taken", name)]


@pytest.mark.parametrize("name", ["left", "vers_gauche"])
def test_a_word_of_a_block_that_the_level_offers_is_taken_though_it_is_not_used(name):
    assert problems(f"{name} = 3\ndire({name})\n") == []
    assert problems(f"{name} = 3\ndire({name})\n", "left", "say") == [("program.name_taken", name)]


def test_a_word_that_the_program_defines_is_its_own_block_and_not_the_worlds():
    level = builtin.level("10-mes-blocs/08-le-village-aux-trois-tours")
    own = session.play_text(level, "def gauche():\n    pivoter_gauche()\n    avancer()\ngauche()\n")
    assert own.problems == ()
    assert own.traces[0].outcome == "done"
    assert [trace.at(2).block for trace in own.traces] == ["b2"]


def test_a_box_called_left_does_not_keep_the_arrow_left_from_its_word():
    reading = read(ROBOT, "gauche()\n")
    assert [block.type for block in reading.script.walk()] == ["left"]


def test_a_box_named_as_a_block_that_is_not_offered_is_a_box_when_it_is_read_too_early():
    assert problems("dire(gauche)\n")[0][0] != "say.missing_parens"
    assert problems("dire(panier)\n", "bag", "say") == [("say.missing_parens", "panier")]
