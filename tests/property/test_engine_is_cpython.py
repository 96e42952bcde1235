"""What a program says, leaves behind and stumbles on is what plain CPython says, leaves and stumbles on."""

import ast
import sys
import warnings
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any
from unittest.mock import patch

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from codeweek.command import command
from codeweek.engine import machine
from codeweek.engine.budget import Budget
from codeweek.engine.run import run
from codeweek.engine.trace import Trace
from codeweek.program import Program

BUILTINS = {"len": len, "range": range}


@dataclass(frozen=True)
class Heard:
    """A world that hears."""

    said: tuple[Any, ...] = ()


@command("speak")
def say(world: Heard, value: Any) -> Heard:
    return Heard((*world.said, value))


# Mostly programs that make sense (numbers in a and b, a list in c), and now and then anything anywhere.
NUMBERS = st.sampled_from(
    ("a", "b", "a", "b", "0", "1", "2", "-3", "7", "2.5", "0.0", "True", "c[0]", "len(c)")
)
OTHERS = st.sampled_from(("c", "False", "''", "'ab'", "[]", "[1, 2]", "[[a], c]", "c[1]", "f(a)"))
LEAVES = st.one_of(*[NUMBERS] * 7, OTHERS)
SIGNS = st.sampled_from(("+", "+", "-", "*", "/", "//", "%", "**"))
COMPARISONS = st.sampled_from(("==", "!=", "<", "<=", ">", ">="))


def _deeper(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.one_of(
        st.builds("({} {} {})".format, inner, SIGNS, inner),
        st.builds("({} {} {})".format, inner, SIGNS, inner),
        st.builds("({} {} {})".format, inner, COMPARISONS, inner),
        st.builds("({} and {})".format, inner, inner),
        st.builds("({} or {})".format, inner, inner),
        st.builds("(not {})".format, inner),
        st.builds("(-{})".format, inner),
        st.builds("[{}, {}]".format, inner, inner),
        st.builds("c[{} % 2]".format, inner),
        st.builds("f({})".format, inner),
        st.builds("g({}, {})".format, inner, inner),
    )


VALUES = st.recursive(LEAVES, _deeper, max_leaves=4)
QUESTIONS = st.builds("{} {} {}".format, NUMBERS, COMPARISONS, NUMBERS)
TIMES = st.sampled_from(("0", "2", "3", "a", "len(c)"))
PLAIN = st.one_of(
    st.builds("{} = {}".format, st.sampled_from("ab"), VALUES),
    st.builds("{} += {}".format, st.sampled_from("aabbc"), VALUES),
    st.builds("c[{}] = {}".format, st.sampled_from(("0", "1", "-1", "a", "b % 2")), VALUES),
    st.builds("c.append({})".format, VALUES),
    st.builds("say({})".format, VALUES),
    st.builds("f({})".format, VALUES),
    st.builds("c = [{}, {}]".format, VALUES, VALUES),
)


def _body(statements: list[str]) -> str:
    return "".join(f"    {line}\n" for statement in statements for line in statement.splitlines())


def _nested(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    body = st.lists(inner, min_size=1, max_size=3).map(_body)
    return st.one_of(
        st.builds("for {} in range({}):\n{}".format, st.sampled_from("ab_"), TIMES, body),
        st.builds("for {} in range({}, 4):\n{}".format, st.sampled_from("ab"), NUMBERS, body),
        st.builds("while {}:\n{}".format, QUESTIONS, body),
        st.builds("while a < 5:\n    a += 1\n{}".format, body),
        st.builds("if {}:\n{}".format, QUESTIONS, body),
        st.builds("if {}:\n{}else:\n{}".format, VALUES, body, body),
    )


STATEMENTS = st.lists(st.recursive(PLAIN, _nested, max_leaves=6), min_size=1, max_size=5)
FIRST = st.builds("a = {}\nb = {}\nc = [1, 2, 3]".format, st.sampled_from("0123"), st.sampled_from("0125"))
OWN = st.sampled_from(("", *["    b = 2\n    c = [a, 3]\n"] * 3))
FUNCTIONS = st.builds(
    "def f(a):\n    if a == 0:\n        return 1\n{}{}    return {}\n"
    "def g(a, d):\n{}{}    return {}\n".format,
    OWN,
    STATEMENTS.map(_body),
    VALUES,
    OWN,
    STATEMENTS.map(_body),
    VALUES,
)
PROGRAMS = st.builds("{}{}\n{}".format, FUNCTIONS, FIRST, STATEMENTS.map("\n".join))
LIMITS = ("run.too", "run.no_root", "run.prints_on", "run.wrong", "run.not_a_number", "run.not_a_text")


def ours(source: str) -> Trace:
    return run(lined(source), {"say": say}, Heard(), Budget(work=3000))


def lined(source: str) -> Program:
    """A program whose blocks are its lines."""
    tree = ast.parse(source)
    for node in ast.walk(tree):
        if isinstance(node, ast.stmt):
            node.block = f"line {node.lineno}"  # type: ignore[attr-defined]
    return Program(source, tree)


def theirs(
    source: str, builtins: dict[str, Any]
) -> tuple[list[Any], dict[str, Any], BaseException | None, int | None]:
    """What CPython says, leaves, raises and where; only called for programs that are known to end soon."""
    said: list[Any] = []

    def hear(value: Any) -> None:
        if value is None:
            raise _NothingSaidError
        said.append(_frozen(value))

    names: dict[str, Any] = {"say": hear, "modulo": _modulo, "__builtins__": builtins}
    tree = _NoTextBefore().visit(ast.parse(source))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", SyntaxWarning)  # `1 is None`
            code = compile(tree, "<child>", "exec")
        exec(code, names)
    except Exception as error:
        return said, names, error, _line(error)
    return said, names, None, None


class _NothingSaidError(Exception):
    pass


def _line(error: BaseException) -> int | None:
    found, traceback = None, error.__traceback__
    while traceback is not None:
        found = traceback.tb_lineno if traceback.tb_frame.f_code.co_filename == "<child>" else found
        traceback = traceback.tb_next
    return found


def _frozen(value: Any) -> Any:
    return tuple(map(_frozen, value)) if type(value) in (list, tuple) else value


KINDS: dict[str, tuple[type[BaseException], ...]] = {
    "run.divide_by_zero": (ZeroDivisionError,),
    "run.index_outside": (IndexError,),
    "run.index_outside_list": (IndexError,),
    "run.index_outside_text": (IndexError,),
    "run.index_outside_empty": (IndexError,),
    "run.not_whole": (TypeError, ValueError, DeprecationWarning),  # of `randint`, by version
    "run.nothing_here": (TypeError,),
    "run.not_a_list": (TypeError, AttributeError),
    "run.mixed_kinds": (TypeError,),
    "run.mixed_kinds_of": (TypeError,),
    "run.not_whole_value": (TypeError,),
    "run.text_and_number_of": (TypeError,),
    "run.unpack_of": (ValueError,),
    "run.divide_by_zero_of": (ZeroDivisionError,),
    "run.undefined_name_near": (NameError,),
    "run.empty_number": (ValueError,),
    "run.not_whole_text": (ValueError,),
    "run.decimal_comma": (ValueError,),
    "run.no_key_near": (KeyError,),
    "run.text_and_number": (TypeError,),
    "run.undefined_name": (NameError,),
    "run.other_box": (UnboundLocalError,),
    "run.no_turns": (ValueError,),
    "run.value_refused": (ValueError,),
    "run.unpack": (ValueError, TypeError),
    "run.not_iterable": (TypeError,),
    "run.not_a_decimal": (ValueError,),
    "run.not_an_integer": (ValueError,),
    "run.nothing_in_list": (ValueError, IndexError),
    "run.empty_list": (IndexError, KeyError),
    "run.no_key": (KeyError,),
    "run.text_percent": (TypeError,),
    "run.fixed_text": (TypeError,),
    "run.fixed_tuple": (TypeError,),
    "run.unhashable": (TypeError,),
    "run.dictionary_changed": (RuntimeError,),
    "run.bad_format": (ValueError,),
    "run.raised": (Exception,),
    "run.asserted": (AssertionError,),
    "run.empty_range": (ValueError,),
    "run.not_in_list": (ValueError, KeyError),
    "run.nothing_given": (_NothingSaidError,),
}


class _NoTextBefore(ast.NodeTransformer):
    """`'ab' % 1` would write inside the text: the one operator whose meaning for texts we do not take."""

    def visit_BinOp(self, node: ast.BinOp) -> ast.expr:
        self.generic_visit(node)
        if not isinstance(node.op, ast.Mod):
            return node
        call = ast.Call(func=ast.Name(id="modulo", ctx=ast.Load()), args=[node.left, node.right], keywords=[])
        return ast.fix_missing_locations(ast.copy_location(call, node))


def _modulo(a: Any, b: Any) -> Any:
    if isinstance(a, str):
        raise TypeError("a text")
    return a % b


@given(PROGRAMS)
@settings(suppress_health_check=list(HealthCheck))
@example("def f(a):\n    return a + a\na = 1\nsay(f(a) + 'x')")
@example("a = [1]\nb = a\nb += [2]\nsay(a)\na += 'xy'\nsay(b)")
@example("a = 0.0\nfor b in range(3):\n    a = -a\n    say(a)")
@example("a = [[1]]\na[0].append(2)\nb = a * 2\nb[0].append(3)\nsay(b)\nsay(b[0] == b[1])")
@example("def f(a):\n    b = b + 1\n    return a\nb = 1\nf(1)")
@example("a = 'ab'\na[0] = 'c'")
@example("a = [1, 2]\nb = [0]\na[b[0]] = b[3]")
@example("for a in range(2):\n    for a in range(3):\n        say(a)\nsay(a)")
def test_a_program_does_what_it_does_in_cpython(source: str) -> None:
    agrees(ours(source), source)


def agrees(trace: Trace, source: str) -> None:
    """The run is CPython's: what is said, left behind, and stumbled on."""
    agrees_with(trace, source, BUILTINS)


def agrees_with(
    trace: Trace, source: str, builtins: dict[str, Any], imported: Collection[str] = ()
) -> object:
    """The run is CPython's with these functions; what the program stumbled on, or None."""
    if trace.outcome in ("endless", "budget", "refused"):
        assert trace.outcome != "refused", trace.diagnostic
        return trace.outcome
    key = trace.diagnostic.key if trace.diagnostic else ""
    if key.startswith(LIMITS):
        return key
    said, names, error, line = theirs(source, builtins)
    if isinstance(error, AttributeError):  # `a.append(b)` looks at `a` after `b`, not before
        return error
    assert repr(list(trace.world.said)) == repr(said)
    assert (trace.outcome == "done") == (error is None), (key, error)
    if trace.diagnostic is not None:
        assert isinstance(error, KINDS[key]), (key, error)
        assert trace.diagnostic.line == line
        assert trace.diagnostic.block == f"line {line}"
    else:
        given = {name: value for name, value in names.items() if name[0] != "_" and name not in imported}
        left = {name: value for name, value in given.items() if not callable(value)}
        assert repr(dict(trace.names(len(trace)))) == repr(left)
    return error


# Functions with parameters and results, recursion, loops in loops and lists: all in each program, all run.
SMALL = st.integers(1, 4).map(str)
OF_ITEM = st.sampled_from(("c[i]", "c[j]", "i", "j", "g(c[i], j)", "r(i)", "len(c)", "g(r(j), c[0])"))
SUMS = st.builds("{} {} {}".format, OF_ITEM, st.sampled_from("+-"), OF_ITEM)
INNER = st.sampled_from(
    (
        "c[j] = {}",
        "c[i] = c[i] + {}",
        "d[i % 2][0] = {}",
        "if c[j] > {}:\n    a = c[i]\n    c[i] = c[j]\n    c[j] = a",
        "while c[j] > 20:\n    c[j] = c[j] // 2 - ({}) % 3",  # less each time: it ends
        "a = g({}, c[j])",
    )
)
TAUGHT = st.builds(
    "def g(a, b):\n    if a < b:\n        return b - a\n    return a {} {}\n"
    "def r(n):\n    if n < 1:\n        return {}\n    return r(n - 1) + {}\n"
    "def fill(l, n):\n    if n > 0:\n        l[n - 1] = {}\n        fill(l, n - 1)\n    return l\n"
    "c = fill([5, 3, 4, 1], {})\nd = [c, [0]]\n"
    "for i in range(3):\n    for j in range(4):\n{}    c.append(g(i, {}))\n"
    "say(c)\nsay(d)\nsay(r({}))\n".format,
    st.sampled_from("+-"),
    st.sampled_from(("a", "b", "1")),
    SMALL,
    st.sampled_from(("n", "2 * n", "r(n // 2)", "g(n, 2)")),
    st.sampled_from(("n", "n % 3", "l[0]", "r(n)")),
    SMALL,
    st.lists(st.builds(str.format, INNER, SUMS), min_size=1, max_size=3).map(_body).map(lambda s: _body([s])),
    SMALL,
    SMALL,
)


@given(TAUGHT)
def test_lists_functions_recursion_and_nested_loops_do_what_they_do_in_cpython(source: str) -> None:
    assert uses(ast.parse(source)) == {"loop in loop", "returns", "calls itself", "changes a list", "appends"}
    trace = run(lined(source), {"say": say}, Heard(), Budget())
    assert trace.outcome == "done", trace.diagnostic
    agrees(trace, source)


def uses(tree: ast.Module) -> set[str]:
    """What the main program and its functions surely run, by the form of the program."""
    found = set()
    for node in ast.walk(tree):
        inside = [inner for inner in ast.walk(node) if inner is not node]
        if isinstance(node, ast.For) and any(isinstance(inner, ast.For) for inner in inside):
            found.add("loop in loop")
        if isinstance(node, ast.FunctionDef) and node.args.args:
            called = {i.func.id for i in inside if isinstance(i, ast.Call) and isinstance(i.func, ast.Name)}
            found |= {"calls itself"} if node.name in called else set()
            found |= {"returns"} if any(isinstance(i, ast.Return) and i.value for i in inside) else set()
        if isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Store):
            found.add("changes a list")
        if isinstance(node, ast.Attribute) and node.attr == "append":
            found.add("appends")
    return found


@given(PROGRAMS)
@settings(suppress_health_check=list(HealthCheck))
def test_steps_are_the_lines_that_cpython_reaches(source: str) -> None:
    """CPython's own line events, but for the last look of a `for` at its range, and what costs no step."""
    trace = ours(source)
    if trace.outcome != "done" or len(trace) > 500:
        return
    events = lines_reached(source, {"say": lambda _value: None, "__builtins__": BUILTINS})
    fors = {n.lineno for n in ast.walk(ast.parse(source)) if isinstance(n, ast.For)}
    steps = [trace.at(i).line for i in range(1, len(trace) + 1)]
    assert [line for line in steps if line not in fors] == [line for line in events if line not in fors]


LOOPS = st.builds(
    "a = {}\nb = 0.0\nc = [1, a]\nd = c\ndef f(a):\n    c[0] = a\nwhile {}:\n{}".format,
    st.sampled_from("0123"),
    QUESTIONS,
    st.lists(
        st.sampled_from(
            (
                "a = b",
                "a += 1",
                "a = 3 - a",
                "a = a % 3",
                "b = -b",
                "b = a",
                "f(b)",
                "c[1] = a",
                "c = [c[1], c[0]]",
                "d = c",
                "d[0] = 1 - d[0]",
                "c = d + []",
                "if a > 3:\n    a = 0",
                "for b in range(3):\n    a = b",
                "a = a == b",
            )
        ),
        min_size=1,
        max_size=4,
    ).map(_body),
)


@given(LOOPS)
def test_a_loop_called_endless_never_ends(source: str) -> None:
    trace = ours(source)
    if trace.outcome == "endless":
        with patch.object(machine.LoopDetector, "turn", lambda _self: None):
            assert ours(source).outcome == "budget"


def lines_reached(source: str, names: dict[str, Any]) -> list[int]:
    """The lines that CPython goes through, in order."""
    events: list[int] = []
    skipped = {n.lineno for n in ast.walk(ast.parse(source)) if isinstance(n, (ast.FunctionDef, ast.Pass))}

    def see(frame: Any, event: str, _argument: Any) -> Any:
        code = frame.f_code
        if code.co_filename != "<child>" or (code.co_name[0] == "<" and code.co_name != "<module>"):
            return None  # a `lambda` and a comprehension are of their statement's line
        if event == "line" and frame.f_lineno not in skipped:
            events.append(frame.f_lineno)
        return see

    before = sys.gettrace()
    sys.settrace(see)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", SyntaxWarning)
            code = compile(source, "<child>", "exec")
        exec(code, names)
    finally:
        sys.settrace(before)
    return events
