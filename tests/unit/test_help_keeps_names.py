"""A child's own names stay: help compares what boxes, blocks and inputs are for, not what they are called."""

import pytest

from codeweek import data
from codeweek.levels.programs import catalogue_of, read_in, solution
from codeweek.play import builtin
from codeweek.play.repair.helping import help_with
from codeweek.play.repair.name_roles import as_named_by
from codeweek.play.repair.repair_search import repair, runs, wins

SUM, TEETH = "09-les-boites/05-la-somme-du-couloir", "10-mes-blocs/03-les-creneaux"
TOWERS, WALK = "10-mes-blocs/08-le-village-aux-trois-tours", "10-mes-blocs/05-avancer-de-n"
FR = data.text("fr")


def written(id, *changes):
    """The solution of a level of the course with some texts exchanged."""
    level = builtin.level(id)
    text = level.solution
    for before, after in changes:
        assert before in text
        text = text.replace(before, after)
    return level, text


def last_lost(text, line):
    before, _, after = text.rpartition(line)
    return before + after


OTHER_NAMES = {
    "the box « somme », added to after the loop": (
        *written(SUM, ("total", "somme"), ("    somme += nombre_ici()", "somme += nombre_ici()")),
        "le mettre après « avancer »",
    ),
    "the box « somme », never begun": (
        *written(SUM, ("total", "somme"), ("somme = 0\n", "")),
        "mettre somme à 0",
    ),
    "the block « dent », called once too few": (
        builtin.level(TEETH),
        last_lost(written(TEETH, ("créneau", "dent"))[1], "dent()\n"),
        "dent",
    ),
    "the block « creneau », called once too few": (
        builtin.level(TEETH),
        last_lost(written(TEETH, ("créneau", "creneau"))[1], "creneau()\n"),
        "creneau",
    ),
    "the block « tour », which picks nothing": (
        *written(TOWERS, ("donjon", "tour"), ("    ramasser()\n", "")),
        "ramasser",
    ),
    "the block « marche » with « k », called once too few": (
        builtin.level(WALK),
        last_lost(written(WALK, ("avancer_de", "marche"), ("(n)", "(k)"))[1], "marche(2)\n"),
        "marche 2",
    ),
}


@pytest.mark.parametrize(("level", "text", "right"), OTHER_NAMES.values(), ids=OTHER_NAMES)
def test_one_edit_mends_a_program_whatever_its_names_are(level, text, right):
    own = read_in(level, text).script
    found, asked = repair(level, own), help_with(level, own, FR).question
    assert found is not None
    assert len(found) == 1
    assert asked is not None
    assert right in asked.choices[asked.right].words
    assert wins(level, asked.choices[asked.right].script)


@pytest.mark.parametrize(("level", "text"), [each[:2] for each in OTHER_NAMES.values()], ids=OTHER_NAMES)
def test_no_choice_brings_another_name_for_what_a_program_has(level, text):
    asked = help_with(level, read_in(level, text).script, FR).question
    assert asked is not None
    for choice in asked.choices:
        assert not any(word in choice.words for word in ("total", "créneau", "donjon", "avancer de n"))
        assert runs(level, asked.choices[asked.right].script)


SHORT = {"maxi": "haut", "milieu": "bas", "mini": "milieu"}


def test_names_are_matched_by_what_each_is_for_even_where_one_of_ours_is_something_else():
    level, text = written("11-chercher-comparer-ranger/06-le-juste-nombre")
    for name, other in SHORT.items():
        text = text.replace(name, f"<{other}")
    own = read_in(level, text.replace("<", "")).script
    matched = as_named_by(catalogue_of(level), solution(level).script, own)
    assert matched.blocks == own.blocks


def test_a_name_of_ours_that_a_child_gave_to_something_else_is_not_used_twice():
    level, text = written("11-chercher-comparer-ranger/06-le-juste-nombre", ("mini", "maxi"))
    own = read_in(level, text).script
    matched = as_named_by(catalogue_of(level), solution(level).script, own)
    assert wins(level, matched)


def test_a_program_without_names_gets_ours():
    level = builtin.level(SUM)
    own = read_in(level, "avancer()").script
    assert (
        as_named_by(catalogue_of(level), solution(level).script, own).blocks == solution(level).script.blocks
    )
