"""What a win is worth: its stars, its medal, and what is said of its length."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codeweek.blocks.read import read
from codeweek.diagnostic import Diagnostic
from codeweek.levels import programs
from codeweek.packs.load import of_texts
from codeweek.play import builtin, session
from codeweek.play.judge import Verdict
from codeweek.play.stars import Length, stars, worth
from codeweek.progress.progress import Progress

LEVEL = builtin.level("04-la-ronde/05-l-escalier")
WON = Verdict(True, 1, (), 0, None, 0)
LENGTHS = st.builds(Length, st.integers(1, 30), st.integers(1, 30), st.integers(1, 30))
PROVED = st.one_of(st.none(), st.integers(1, 30))
MODES = st.sampled_from(["make", "modify", "parsons", "debug", "solo"])


def script(level, source):
    return read(programs.catalogue_of(level), source).script


def played(level, source, shown=False):
    return session.play(level, script(level, source), "fr", shown=shown).verdict


def keys(verdict):
    return [fact.key.removeprefix("ui.win.") for fact in verdict.facts]


@given(holds=st.booleans(), alone=st.booleans())
def test_a_star_more_for_each_thing_that_is_true(holds, alone):
    assert stars(holds, alone) in (1, 2, 3)
    assert stars(True, alone) >= stars(holds, alone)
    assert stars(holds, True) >= stars(holds, alone)


@given(length=LENGTHS, alone=st.booleans(), tried=st.booleans(), limit=PROVED, proved=PROVED, mode=MODES)
def test_stars_ask_nothing_of_the_length_and_what_is_said_of_it_is_true(
    length, alone, tried, limit, proved, mode
):
    level = replace(LEVEL, limit=limit, proved=proved, mode=mode)
    verdict = worth(level, WON, length, alone, tried)
    assert (verdict.stars, verdict.hoped) == (stars(tried, alone), stars(True, alone))
    assert verdict.stars <= verdict.hoped
    told = keys(verdict)
    assert ("again" in told) == (not alone)
    if "record" in told:
        assert proved is None
        assert length.cost < length.best
    if "proved" in told:
        assert length.blocks <= proved
    if "known" in told:
        assert (proved, length.cost) == (None, length.best)
    assert not ("challenge" in told and verdict.medal)
    assert verdict.medal == (limit is not None and length.cost <= max(limit, length.best))


@pytest.mark.parametrize("mode", ["run", "predict", "create"])
def test_what_is_looked_at_or_invented_keeps_the_stars_it_has(mode):
    verdict = worth(replace(LEVEL, mode=mode), replace(WON, stars=3), Length(9, 9, 5), False, False)
    assert (verdict.stars, verdict.hoped, verdict.medal, verdict.facts) == (3, 3, False, ())


def test_a_lost_run_is_worth_nothing():
    lost = Verdict(False, 0, (), 0, None, 3)
    assert worth(LEVEL, lost, Length(3, 3, 5), True, True) == lost


def test_a_solution_that_was_shown_and_copied_has_no_third_star():
    assert played(LEVEL, LEVEL.solution).stars == 3
    assert played(LEVEL, LEVEL.solution, shown=True).stars == 2


def test_another_program_as_short_as_the_proof_has_three_stars_even_after_a_solution_was_shown():
    level = replace(LEVEL, solution="avancer()\n" * 9)
    assert played(level, LEVEL.solution, shown=True).stars == 3
    longer = "avancer()\npivoter_gauche()\navancer()\npivoter_droite()\n" * 4
    assert played(level, longer, shown=True).stars == 2


def test_two_blocks_of_ones_own_are_worth_as_much_as_one_in_the_village_of_three_towers():
    level = builtin.level("10-mes-blocs/08-le-village-aux-trois-tours")
    turn = "def demi_tour():\n    pivoter_gauche()\n    pivoter_gauche()\n"
    two = turn + level.solution.replace("    pivoter_gauche()\n    pivoter_gauche()\n", "    demi_tour()\n")
    assert two != turn + level.solution
    one, both = played(level, level.solution), played(level, two)
    assert both.blocks > one.blocks
    assert (both.stars, both.medal) == (one.stars, one.medal) == (3, True)
    assert keys(both) == ["own"]


CALLED_ONCE = """\
title: A
map: "G..>.*"
toolbox: [move, turn_left, pick, repeat, define, call]
solution: |
  def demi_tour():
      pivoter_gauche()
      pivoter_gauche()
  avancer()
  avancer()
  ramasser()
  demi_tour()
  for _ in range(5):
      avancer()
"""


def test_taking_a_definition_out_is_no_record_where_the_shortest_is_proved():
    (level,) = of_texts({"a.yaml": CALLED_ONCE}).levels
    level = replace(level, minimum=7, proved=7)
    start, body = level.solution.split("avancer()", 1)
    without = "avancer()" + body.replace("demi_tour()\n", "pivoter_gauche()\npivoter_gauche()\n")
    assert "def" in start
    verdict = played(level, without)
    assert verdict.won
    assert keys(verdict) == ["proved"]
    assert keys(played(level, level.solution)) == ["own"]


@given(
    moves=st.lists(
        st.one_of(
            st.tuples(st.just("won"), st.integers(1, 3), st.booleans()),
            st.sampled_from([("showed",), ("begun",), ("tried",)]),
        ),
        max_size=12,
    )
)
def test_stars_and_medals_never_go_and_a_win_after_a_showing_is_helped(moves):
    progress, best, medal, lent = Progress(), 0, False, False
    for name, *rest in moves:
        shown = "a" in progress.shown
        progress = getattr(progress, name)("a", *rest)
        if name == "won":
            best, medal = max(best, rest[0]), medal or rest[1]
            assert ("a" in progress.shown) == shown  # no win takes it away
            lent = lent or shown
        elif name == "showed":
            lent = False
            assert "a" in progress.shown
        elif name == "begun":
            assert ("a" in progress.shown) == (shown and not lent)
            lent = lent and "a" in progress.shown
        assert progress.stars.get("a", 0) == best
        assert ("a" in progress.medals) == medal


def worth_of(length, limit=None, proved=None, alone=True, tried=True):
    return worth(replace(LEVEL, limit=limit, proved=proved), WON, Length(*length), alone, tried)


@pytest.mark.parametrize(("holds", "alone", "earned"), [(0, 0, 1), (0, 1, 1), (1, 0, 2), (1, 1, 3)])
def test_the_three_stars(holds, alone, earned):
    assert stars(bool(holds), bool(alone)) == earned


@pytest.mark.parametrize(
    ("cost", "limit", "proved", "told"),
    [
        (4, None, None, "record"),  # five blocks is the least that is known
        (5, None, None, "known"),
        (6, None, None, None),
        (4, None, 4, "proved"),
        (5, None, 5, "proved"),
        (5, None, 4, None),
        (6, None, 6, None),
        (5, 6, None, "known"),
        (6, 6, None, None),
        (7, 6, None, "challenge 6"),
        (6, 4, None, "challenge 5"),  # a limit that nobody reaches is not one
        (6, 5, None, "challenge 5"),
        (6, 0, None, "challenge 5"),
        (4, 6, None, "record"),
        (5, 6, 4, None),
        (7, 6, 4, "challenge 6"),
    ],
)
def test_what_is_said_of_a_length_on_both_sides_of_each_boundary(cost, limit, proved, told):
    verdict = worth_of((cost, cost, 5), limit, proved)
    slots = {"n": cost}
    if told and told.startswith("challenge"):
        told, best = told.split()
        slots["best"] = int(best)
    expected = () if told is None else (Diagnostic(f"ui.win.{told}", slots, severity="note"),)
    assert verdict.facts == expected


@pytest.mark.parametrize(
    ("cost", "limit", "medal"),
    [(6, 6, True), (7, 6, False), (5, 4, True), (6, 4, False), (1, None, False), (5, 0, True), (0, 0, True)],
)
def test_the_medal_is_for_at_most_the_limit_or_the_least_that_is_known(cost, limit, medal):
    assert worth_of((cost, cost, 5), limit).medal is medal


def test_a_program_that_is_short_by_what_its_own_blocks_hold_is_told_its_cost():
    assert worth_of((7, 5, 5), 6).facts == (Diagnostic("ui.win.own", {"cost": 5}, severity="note"),)
    assert worth_of((7, 6, 5)).facts == ()
    assert worth_of((9, 7, 5), 6).facts == (
        Diagnostic("ui.win.challenge", {"n": 9, "best": 6}, severity="note"),
    )


def test_where_nothing_is_known_to_win_a_limit_of_nothing_is_still_one():
    assert worth_of((1, 1, 0), 0).facts[0].slots == {"n": 1, "best": 0}
    assert not worth_of((1, 1, 0), 0).medal


def test_a_win_with_help_is_asked_to_be_done_again_before_its_length_is_told():
    verdict = worth_of((4, 4, 5), alone=False)
    assert verdict.facts == tuple(
        Diagnostic(f"ui.win.{name}", slots, severity="note")
        for name, slots in (("again", {}), ("record", {"n": 4}))
    )
