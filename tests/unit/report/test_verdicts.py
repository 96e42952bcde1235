"""A teacher is told what is wrong with a level, where, and what to do about it."""

import pytest
from sample import level, searched, told

from codeweek import data

GOOD = level(">......G", "move, repeat", "for _ in range(7):|    move()", "limit: 2\n")
FRENCH = data.text("fr")


def words(report):
    return [FRENCH.tell(problem, "adult") for problem in report.told if problem.key.startswith("report.")]


def test_a_level_that_needs_its_concept_has_nothing_to_mend():
    report = told({"1.yaml": GOOD})
    (facts,) = report.levels
    assert searched(report) == []
    assert (facts.proof.best.blocks, facts.proof.best.proven, facts.held) == (2, True, True)
    assert [(need.name, need.left.blocks) for need in facts.needs] == [("repeat", 7), ("move", None)]
    assert facts.proof.moves == 7


def test_a_needed_block_missing_from_the_toolbox_is_named_at_the_toolbox():
    lacking = level(">..|##G", "move", "move()|move()|turn_right()|move()")
    report = told({"1.yaml": lacking})
    assert ("report.block_missing", "error", 5, "toolbox") in searched(report)
    assert "Ajoutez «\u00a0pivoter à droite ↻\u00a0» à «\u00a0blocs\u00a0»" in words(report)[0]
    assert report.bad == 1


def test_a_missing_command_is_found_though_no_solution_tells_it():
    lacking = level(">.*G", "move", "move()|move()|move()")
    report = told({"1.yaml": lacking})
    assert report.levels[0].proof.missing == ("pick",)


def test_two_blocks_missing_are_both_named():
    lacking = level(">..|##*", "move", "move()|move()|turn_right()|move()|pick()")
    assert told({"1.yaml": lacking}).levels[0].proof.missing == ("turn_right", "pick")


def test_a_closed_map_is_told_at_its_line():
    closed = "title: A\nmaps:\n  - '>G'\n  - '>#G'\ntoolbox: [move]\nsolution: move()\n"
    report = told({"1.yaml": closed})
    assert ("report.map_closed", "error", 4, "maps[1]") in searched(report)
    assert "carte 2" in words(report)[0]


def test_a_closed_lone_map_is_told_at_the_map():
    report = told({"1.yaml": level(">#G", "move, turn_left", "move()")})
    assert ("report.map_closed", "error", 2, "map") in searched(report)


def test_a_map_that_allows_too_few_actions_says_how_many_it_needs():
    few = "title: A\nmaps:\n  - '>G'\n  - grid: '>...G'\n    moves: {}\ntoolbox: [move]\n" + (
        "solution: |\n  move()\n  move()\n  move()\n  move()\n"
    )
    report = told({"1.yaml": few.format(3)})
    assert searched(report)[0] == ("report.map_limited", "error", 4, "maps[1].moves")
    assert words(report)[0].startswith(
        "La carte 2 demande au moins 4 commandes, "
        "et «\u00a0actions\u00a0» n'en permet que 3. Mettez 4 ou plus, "
        "ou rapprochez ce qui est à atteindre."
    )
    enough = searched(told({"1.yaml": few.format(4)}))
    assert "report.map_limited" not in [problem[0] for problem in enough]


def test_a_closed_map_with_a_limit_of_actions_is_told_to_be_closed():
    closed = "title: A\nmap:\n  grid: '>.#G'\n  moves: 2\ntoolbox: [move]\nsolution: move()\n"
    report = told({"1.yaml": closed})
    assert ("report.map_closed", "error", 3, "map") in searched(report)
    assert "report.map_limited" not in [problem[0] for problem in searched(report)]


def test_a_tune_that_no_block_plays_is_told_to_be_a_tune():
    silent = "title: A\nkind: music\nmap: do mi\ntoolbox: [rest]\nsolution: rest()\n"
    told_of = [key for key, *_place in searched(told({"1.yaml": silent}))]
    assert "report.map_closed" not in told_of
    assert {"report.tune_closed", "report.block_missing"} & {*told_of}


def test_a_concept_that_can_be_skipped_within_the_limit_says_which_limit_stops_it():
    loose = level(">...G", "move, repeat", "for _ in range(4):|    move()", "limit: 5\n")
    report = told({"1.yaml": loose})
    assert searched(report) == [("report.concept_skipped_limit", "warning", 2, "limit")]
    (said,) = words(report)
    assert "Mettez la limite à 3" in said
    assert said.endswith("\n    avancer()" * 4)
    assert report.bad == 0


def test_a_concept_as_short_to_skip_is_told_at_the_toolbox():
    same = level(">.G", "move, repeat", "for _ in range(2):|    move()", "limit: 2\n")
    assert searched(told({"1.yaml": same})) == [("report.concept_skipped_short", "warning", 5, "toolbox")]


def test_a_level_may_say_why_its_concept_can_be_skipped():
    reason = "limit: 5\nbypass: {fr: 'On compare.', en: 'We compare.'}\n"
    report = told({"1.yaml": level(">...G", "move, repeat", "for _ in range(4):|    move()", reason)})
    assert searched(report) == []
    assert report.levels[0].reason == "On compare."


def test_a_limit_below_the_minimum_is_told_with_the_right_one():
    low = level(">......G", "move, repeat", "for _ in range(7):|    move()", "limit: 1\n")
    report = told({"1.yaml": low})
    assert searched(report) == [("prove.limit_too_low", "error", 2, "limit")]
    (problem,) = [p for p in report.told if p.key == "prove.limit_too_low"]
    assert "au moins 2 blocs" in FRENCH.tell(problem, "adult")


def test_a_limit_is_held_against_the_minimum_and_not_against_a_long_solution():
    long = level(">......G", "move, repeat", "|".join(["move()"] * 7), "limit: 2\n")
    assert searched(told({"1.yaml": long})) == [("report.solution_longer", "warning", 6, "solution")]


def test_a_shorter_program_is_shown_in_the_words_of_the_language():
    long = level(">......G", "move, repeat", "|".join(["move()"] * 7))
    (problem, *_) = told({"1.yaml": long}, "en").told
    assert data.text("en").tell(problem, "adult").endswith("\n    for _ in range(7):\n        move()")


def test_a_solo_level_without_the_concept_of_its_chapter_is_told():
    solo = level(">G", "move", "move()", "mode: solo\n")
    assert searched(told({"1.yaml": solo})) == [("report.concept_unused", "warning", 6, "solution")]


@pytest.mark.parametrize("mode", ["run", "create"])
def test_what_is_only_looked_at_is_not_searched(mode):
    shown = level(">......G", "move, repeat", "|".join(["move()"] * 7), f"mode: {mode}\n")
    assert searched(told({"1.yaml": shown})) == []


DRAWN = """title: A
kind: turtle
model: |
  forward(50)
  rotate_left(90)
  forward(50)
toolbox: [forward]
"""


def test_a_block_that_a_drawing_lacks_is_named():
    report = told({"1.yaml": f"{DRAWN}solution: |\n  forward(50)\n  rotate_left(90)\n  forward(50)\n"})
    assert ("report.block_missing", "error", 7, "toolbox") in searched(report)


def test_a_drawing_that_cannot_be_drawn_is_not_said_to_have_a_wall():
    report = told({"1.yaml": f"{DRAWN}solution: forward(50)\n"})
    assert ("report.drawing_closed", "error", 7, "toolbox") in searched(report)
