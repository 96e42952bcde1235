"""Where a value is said to come from is where Python put it: its line, what that line used, its step."""

import ast
import sys
from types import FrameType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_value_at import NO_BREAK, NOTEBOOK

from codeweek.data import text
from codeweek.engine.trace import Trace
from codeweek.engine.typed.origin import Origin, origin
from codeweek.play.feedback.level_voice import parts
from codeweek.play.session import play_text
from codeweek.play.typed import looked_at

# Each of these gives what it changes a value that it did not have.
NAMES = st.sampled_from("abc")
SMALL = st.integers(1, 9)
LINES = st.one_of(
    st.builds("{0} = {0} + {1} + {2}".format, NAMES, NAMES, SMALL),
    st.builds("{} += {}".format, NAMES, SMALL),
    st.builds("l.append({})".format, NAMES),
    st.builds("l[{}] += {}".format, st.sampled_from((0, 1, -1)), SMALL),
    st.builds("m[{0} % 2] = m[{0} % 2] + {1}".format, NAMES, SMALL),
    st.builds("{0} = f({0})".format, NAMES),
    st.builds("h({})".format, SMALL),
    st.just("a, b = a + b + 1, a + b + 2"),
    st.just("k(l)"),
    st.just("try:\n    c = l[99]\nexcept IndexError:\n    b = a + b + 1"),
)
BLOCKS = st.one_of(
    LINES,
    st.builds(
        lambda head, body: head + "".join(f"\n    {line}" for part in body for line in part.split("\n")),
        st.sampled_from(("for i in range(3):", "if a % 2 == 0:", "for i, j in [(1, 2), (3, 4)]:")),
        st.lists(LINES, min_size=1, max_size=3),
    ),
)
HEAD = (
    "def f(n):\n    n = n + 1\n    if n % 3 == 0:\n        n = f(n) + 1\n    return n\n"
    "def h(n):\n    global c\n    c = c + n\n    return 0\n"
    "def k(given):\n    given.insert(0, len(given) + 100)\n    return 0\n"
    "a = 1\nb = 2\nc = 3\nl = [4, 5]\nm = l\n"
)
PROGRAMS = st.builds(lambda blocks: HEAD + "\n".join(blocks) + "\n", st.lists(BLOCKS, max_size=7))


def played(program: str) -> Trace:
    trace = play_text(NOTEBOOK, program).traces[0]
    assert trace.outcome == "done", trace.diagnostic
    return trace


def whence(trace: Trace, index: int, place: str) -> Origin | None:
    return origin(trace, index, ast.parse(place, mode="eval").body)


class Python:
    """CPython runs the program: which line changed each variable last, and what there was before."""

    def __init__(self, program: str) -> None:
        self.lines: dict[str, int] = {}
        self.before: dict[str, dict[str, str]] = {}
        self.names: dict[str, Any] = {}
        self.seen: dict[str, str] = {}
        self.at: dict[int, tuple[int, dict[str, str]]] = {}
        code = compile(program, "<program>", "exec")
        earlier = sys.gettrace()
        sys.settrace(self._call)
        try:
            exec(code, self.names)
        finally:
            sys.settrace(earlier)

    def _call(self, frame: FrameType, _event: str, _arg: object) -> Any:
        if frame.f_code.co_filename != "<program>":
            return None
        self.at.pop(id(frame), None)
        return self._line

    def _line(self, frame: FrameType, event: str, _arg: object) -> Any:
        if event in ("line", "return"):
            now = {name: repr(self.names[name]) for name in "abclm" if name in self.names}
            if id(frame) in self.at:
                line, before = self.at[id(frame)]
                for name in [name for name in now if now[name] != self.seen.get(name)]:
                    self.lines[name], self.before[name] = line, before
            self.seen = now
            self.at[id(frame)] = frame.f_lineno, now
        return self._line


@given(PROGRAMS)
def test_it_is_the_line_on_which_python_changed_it(program):
    trace, python = played(program), Python(program)
    for name, line in python.lines.items():
        found = whence(trace, len(trace), name)
        assert found, name
        assert found.line == line
        assert found.code in ast.unparse(ast.parse(program)) or "," in found.code
        own = {label: value for label, value in found.values if label in python.before[name]}
        assert own == {label: python.before[name][label] for label in own}
        if found.code.endswith(f"f({name})"):
            before = python.before[name][name]
            assert found.returned == ((f"f({before})", repr(python.names["f"](int(before)))),)


@given(PROGRAMS, st.data())
def test_the_value_has_stood_there_since_that_step_and_no_longer(program, data):
    trace = played(program)
    index = data.draw(st.integers(1, len(trace)))
    there = dict(trace.names(index))
    name = data.draw(st.sampled_from([each for each in ("a", "b", "c", "l", "m") if each in there] or ["a"]))
    places = [name, f"{name}[0]", f"{name}[-1]"] if isinstance(there.get(name), list) else [name]
    for place in places if name in there else ():
        found = whence(trace, index, place)
        assert found, place
        worth = [repr(eval(place, dict(trace.names(step)))) for step in range(found.step, index + 1)]
        assert set(worth) == {repr(eval(place, there))}
        try:
            before = repr(eval(place, dict(trace.names(found.step - 1))))
        except (NameError, IndexError):
            continue
        assert before != worth[0] or place != name


@given(PROGRAMS, st.data())
def test_the_variables_of_a_call_are_of_that_call(program, data):
    trace = played(program)
    inside = [step for step in range(len(trace)) if "n" in dict(trace.names(step))]
    if not inside:
        return
    step = data.draw(st.sampled_from(inside))
    found, value = whence(trace, step, "n"), dict(trace.names(step))["n"]
    assert found
    if found.how == "given":
        assert found.by.endswith(f"({value})")
        assert found.step < step or "n" in dict(trace.names(found.step))
    else:
        assert found.code in ("n = n + 1", "n = f(n) + 1")
        assert dict(trace.names(found.step))["n"] == value


PROGRAM = """\
def carre(n, fois=1):
    return n * n * fois
total = 4
for n in range(1, 4):
    total = total + n
liste = [1, 2]
double = liste
double.append(total)
double[0] += 6
a, b = total, liste[1]
nom = input("?")
c = carre(3)
for k, (u, v) in enumerate([(1, 2)]):
    total -= u
pairs = [n for n in liste if n % 2 == 0]
"""
# Of each place at the end, and whether it is said at the step itself.
TOLD = {
    "b": "de l'étape 12, ligne 10 : « a, b = total, liste[1] », quand total valait 10 et liste[1] valait 2.",
    "liste": "de l'étape 11, ligne 9 : « double[0] += 6 », quand double[0] valait 1.",
    "liste[1]": "de l'étape 8, ligne 6 : « liste = [1, 2] ».",
    "liste[-1]": "de l'étape 10, ligne 8 : « double.append(total) », quand total valait 10.",
    "total": "de l'étape 17, ligne 14 : « total -= u », quand total valait 10 et u valait 1.",
    "v": "de l'étape 16, ligne 13 : le tour 1 de « for k, (u, v) in enumerate([(1, 2)]): ».",
    "nom": "de l'étape 13, ligne 11 : « nom = input('?') », et tu as répondu « Zoé ».",
    "n": "de l'étape 6, ligne 4 : le tour 3 de « for n in range(1, 4): ».",
    "c": "de l'étape 15, ligne 12 : « c = carre(3) », quand carre(3, 1) a renvoyé 9.",
    "pairs": "de cette étape, ligne 15 : « pairs = [n for n in liste if n % 2 == 0] », "
    "quand liste valait [7, 2, 10].",
}
NOT_PLACES = ("total * 2", "liste[1:]", "len(liste)", "liste[total - total]", "total.x", "absent", "")


def told(place: str, program: str = PROGRAM, index: int | None = None, language: str = "fr") -> str:
    trace = play_text(NOTEBOOK, program, inputs=["Zoé"]).traces[0]
    found = looked_at(NOTEBOOK, trace, len(trace) if index is None else index, place, text(language))
    assert (found.step is None) == (not parts(found.origin)[1])
    return found.origin.replace(NO_BREAK, " ").replace("\u2060", "")


@pytest.mark.parametrize("place", TOLD)
def test_the_sentence(place):
    assert told(place) == f"Cette valeur vient {TOLD[place]}"


@pytest.mark.parametrize("place", NOT_PLACES)
def test_of_what_is_no_place_nothing_is_said(place):
    assert told(place) == ""


def test_a_call_gives_what_a_function_takes_each_its_own():
    program = "def f(n, pas=2):\n    if n > 0:\n        return f(n - pas)\n    return n\nn = 9\nf(3)\n"
    assert (
        told("n", program, 3)
        == "Cette valeur vient de l'étape 2, ligne 6 : c'est l'appel « f(3, 2) » qui la donne."
    )
    assert told("n", program, 5).endswith("de l'étape 4, ligne 3 : c'est l'appel « f(1, 2) » qui la donne.")
    default = "ligne 1 : « def f(n, pas=2): » la donne quand l'appel ne la dit pas."
    assert told("pas", program, 3) == f"Cette valeur vient de l'étape 2, {default}"
    assert told("n", program).endswith("de l'étape 1, ligne 5 : « n = 9 ».")


def test_what_an_error_prevented_gave_nothing():
    program = 'x = 1\ntry:\n    x = int("a")\nexcept ValueError:\n    print(x)\n'
    assert told("x", program).endswith("de l'étape 1, ligne 1 : « x = 1 ».")


def test_what_calls_gave_back_is_of_the_call_that_is_asked_about():
    program = (
        "def f(n):\n    if n == 0:\n        return 5\n    m = f(n - 1) + n\n    return m\n"
        "def g(n):\n    f(n)\nx = f(1) + f(2)\ny = [f(n) for n in range(4)]\ng(0)\nz = g(0)\n"
    )
    assert told("x", program).endswith("quand f(1) a renvoyé 6 et f(2) a renvoyé 8.")
    assert told("x", program, language="en").endswith("when f(1) returned 6 and f(2) returned 8.")
    assert told("y", program).endswith("« y = [f(n) for n in range(4)] ».")  # too many to say
    assert told("z", program).endswith("« z = g(0) ».")  # which gives nothing back
    trace = played(program)
    inside = [step for step in range(1, len(trace) + 1) if dict(trace.names(step)).get("m") == 6]
    assert whence(trace, inside[0], "m").returned == (("f(0)", "5"),)


def test_a_list_that_a_function_changed_says_the_line_in_it():
    program = "def f(r):\n    r.append(3)\nl = []\nf(l)\nprint(l)\n"
    assert told("l", program).endswith("ligne 2 : « r.append(3) ».")
    assert told("l[0]", program, language="en").endswith("line 2: “r.append(3)”.")


def test_places_follow_what_moves_them():
    program = (
        "l = [3, 1, 2]\nl.pop()\nl.insert(0, 9)\nd = {'a': 1, 'b': 2}\ndel d['a']\nd['c'] = l[1]\nprint(l)\n"
    )
    assert told("l[0]", program).endswith("ligne 3 : « l.insert(0, 9) ».")
    assert told("d['b']", program).endswith("ligne 4 : « d = {'a': 1, 'b': 2} ».")
    assert told("d['c']", program).endswith("ligne 6 : « d['c'] = l[1] », quand l[1] valait 3.")


def test_the_same_steps_are_taken_by_a_program_at_the_end_of_its_budget():
    trace = play_text(
        NOTEBOOK, "l = [3, 1, 2] * 1000\nwhile True:\n    l.sort()\n    l.reverse()\n    l[0] = 4\n"
    ).traces[0]
    assert trace.outcome != "done"
    found = whence(trace, len(trace), "l")
    assert found
    assert found.step >= len(trace) - 1


def test_it_is_not_known_of_a_run_that_nothing_can_run_again(monkeypatch):
    monkeypatch.setattr("codeweek.engine.typed.origin.Machine", object)
    assert told("total") == "Je ne sais pas d'où vient cette valeur."
