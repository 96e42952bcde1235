"""What an expression is worth at a step is what Python says of it there, and nothing runs for it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_inline_values import BEFORE, BOTH, HELD, QUESTIONS, SUMS, ours

from codeweek.data import text
from codeweek.play import builtin
from codeweek.play.session import play_text
from codeweek.play.typed import looked_at

NOTEBOOK = next(level for id, level in builtin.levels().items() if "carnet-de-python" in id)
NO_BREAK = "\N{NO-BREAK SPACE}"
PROGRAM = (
    "import math\ndef double(x):\n    y = x * 2\n    return y\n"
    "n = 3\nliste = [4, 5]\nfor i in range(2):\n    n = n + double(i)\nprint(n)\n"
)
TRACE = play_text(NOTEBOOK, PROGRAM).traces[0]


def asked(expression: str, index: int = len(TRACE), language: str = "fr") -> str:
    return looked_at(NOTEBOOK, TRACE, index, expression, text(language)).answer.replace(NO_BREAK, " ")


@given(st.one_of(SUMS, QUESTIONS, BOTH))
def test_it_is_what_python_says(expression):
    trace = ours(BEFORE)
    try:
        wanted = repr(eval(expression, dict(HELD)))
    except IndexError:
        return
    assert looked_at(NOTEBOOK, trace, len(trace), expression, text("fr")).answer == f"{expression} → {wanted}"


@given(st.integers(0, len(TRACE)), st.sampled_from(("n", "i", "x", "y", "liste", "n * 2 + 1")))
def test_it_is_of_the_step_that_is_shown(index, expression):
    there = dict(TRACE.names(index))
    try:
        wanted = f"{expression} → {eval(expression, dict(there))!r}"
    except NameError:
        assert " ; tu as " in asked(expression, index) or "pas encore de boîte" in asked(expression, index)
        return
    assert asked(expression, index) == wanted
    assert dict(TRACE.names(index)) == there


TOLD = {
    "m": (
        "Il n'y a pas de boîte « m » ici ; tu as n, liste, i.",
        "There is no box “m” here; you have n, liste, i.",
    ),
    "double(3)": (
        "Ici, je regarde sans rien lancer, pas même « double ». Demande une boîte ou un calcul.",
        "Here I look without running anything, not even “double”. Ask for a box or a sum.",
    ),
    "n = 4": (
        "Écris un seul calcul, comme 3 * 2 : ici, rien ne change dans tes boîtes.",
        "Write one expression, such as 3 * 2: here, nothing changes in your boxes.",
    ),
    "liste[5]": (
        "Ta liste a 2 places, de 0 à 1. Ici, tu demandes la 5.",
        "Your list has 2 places, from 0 to 1. Here you ask for 5.",
    ),
    "(n": ("« ( » est ouvert et pas fermé. Ajoute « ) ».", "“(” is open and not closed. Add “)”."),
    "math.sqrt(16)": ("math.sqrt(16) → 4.0",) * 2,
    "'a' * 20000": (
        "C'est trop grand à calculer ici. Demande plus petit.",
        "That is too big to work out here. Ask for something smaller.",
    ),
    "[k * k for k in liste]": ("[k * k for k in liste] → [16, 25]",) * 2,
    "": ("", ""),
}


@pytest.mark.parametrize("expression", TOLD)
def test_what_is_answered(expression):
    assert (asked(expression), asked(expression, language="en")) == TOLD[expression]


@pytest.mark.parametrize(
    "acting",
    [
        "print(n)",
        "input()",
        "dire(n)",
        "liste.append(3)",
        "[double(k) for k in liste]",
        "sorted(liste, key=double)",
    ],
)
def test_what_would_act_is_refused_and_changes_nothing(acting):
    before = TRACE.names(len(TRACE))
    assert "sans rien lancer" in asked(acting)
    assert TRACE.names(len(TRACE)) == before == TRACE.names(len(TRACE))


def test_nothing_is_told_of_lists_that_are_too_long_to_be_recorded_whole():
    trace = play_text(NOTEBOOK, "a = [0] * 6000\nb = [0] * 6000\nprint(len(b))\n").traces[0]
    assert "trop grand" in looked_at(NOTEBOOK, trace, len(trace), "len(b)", text("fr")).answer


@pytest.mark.parametrize("sensor", ["mur_devant()", "wall_ahead()"])
def test_the_world_of_the_step_is_asked(sensor):
    level = next(level for id, level in builtin.levels().items() if "07-les-detecteurs" in id)
    trace = play_text(level, "avancer()\n" * 40).traces[0]
    told = {looked_at(level, trace, index, sensor, text("fr")).answer for index in (0, len(trace))}
    assert told == {f"{sensor} → False", f"{sensor} → True"}
