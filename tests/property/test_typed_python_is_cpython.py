"""What a typed program prints, leaves behind and stumbles on is CPython's."""

import ast
import random
from types import ModuleType
from typing import Any

import test_engine_is_cpython as blocks
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from test_engine_is_cpython import SIGNS, Heard, agrees_with, lined, lines_reached, say

from codeweek.blocks.read import read
from codeweek.blocks.typed.call_table import ERRORS, FUNCTIONS
from codeweek.blocks.write import program
from codeweek.engine.budget import Budget
from codeweek.engine.run import run
from codeweek.engine.trace import Trace
from codeweek.levels.programs import catalogue_of_kind

ANSWERS = ["7", "Léa", "2.5", "x y", "-3"]
SEED = 5
KNOWN: dict[str, Any] = __builtins__  # type: ignore[assignment]
PURE = {name: KNOWN[name] for name in (*FUNCTIONS, *ERRORS) if name not in ("print", "input")}

# Numbers in a and b, a list in c, a text in s, a tuple in t, a dictionary in d; now and then others.
NUMBERS = st.sampled_from(("a", "b", "a", "b", "0", "1", "2", "-3", "7", "2.5", "c[0]", "len(s)"))
TEXTS = st.sampled_from(("s", "s", "'ab'", "''", "'b'", "s[0]", "str(a)"))
MANY = st.sampled_from(
    ("c", "c", "t", "s", "d", "[1, 'b', None]", "(a, b)", "[[a], c]", "s.split('b')", "{a: s, 'b': c}")
)
KEYS = st.sampled_from(("a", "b", "s", "'a'", "1", "(a, b)", "None", "c"))
LAZY = st.one_of(
    MANY,
    st.builds("{}({})".format, st.sampled_from(("enumerate", "reversed")), MANY),
    st.builds("zip({}, {})".format, MANY, MANY),
    st.builds("map({}, {})".format, st.sampled_from(("str", "int", "len", "h", "lambda x: x * 2")), MANY),
    st.builds("filter(lambda x: x != {}, {})".format, KEYS, MANY),
    st.sampled_from(("d.items()", "d.keys()", "d.values()", "range(a)", "range(b, 5)", "(x for x in c)")),
)
FORMATS = st.builds(
    "{}{}{}{}{}".format,
    st.sampled_from(("", "", ">", "*^", "<", "=")),
    st.sampled_from(("", "", "+", "0")),
    st.sampled_from(("", "5", "12", "{b}")),
    st.sampled_from(("", ",", ".1", ".3")),
    st.sampled_from(("", "d", "f", "%", "s", "x", "e")),
)
REVERSED = ", reverse=True"
SORTED = st.sampled_from(
    ("", REVERSED, ", key=len", ", key=h", ", key=lambda x: -x", ", key=str", ", key=d.get")
)
ANY = st.one_of(
    NUMBERS, NUMBERS, TEXTS, MANY, st.sampled_from(("None", "True", "h(a)", "h(a, b)", "input()"))
)
WHOLES = st.lists(st.integers(-9, 99), min_size=1, max_size=7).map(str)
SETS = st.builds("{}".format, WHOLES.map(lambda each: f"{{{each[1:-1]}}}") | WHOLES.map("set({})".format))
CUTS = st.builds(
    "{}:{}{}".format,
    st.sampled_from(("", "1", "a", "-1")),
    st.sampled_from(("", "2", "b", "-1")),
    st.sampled_from(("", "", ":2", ":-1", ":a")),
)


def _deeper(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.one_of(
        st.builds("({} {} {})".format, inner, SIGNS, inner),
        st.builds("({} {} {} {} {})".format, inner, blocks.COMPARISONS, inner, blocks.COMPARISONS, inner),
        st.builds("({} {} {})".format, inner, st.sampled_from(("in", "not in")), MANY),
        st.builds("({} {} None)".format, inner, st.sampled_from(("is", "is not", "=="))),
        st.builds("{}({})".format, st.sampled_from(("abs", "round", "int", "float", "str")), inner),
        st.builds("{}({})".format, st.sampled_from(("min", "max", "sum")), MANY),
        st.builds("{}({}, {})".format, st.sampled_from(("min", "max", "round")), inner, inner),
        st.builds("({}, {})".format, inner, inner),
        st.builds("{}[{}]".format, MANY, CUTS),
        st.builds("{}[{}]".format, MANY, inner),
        st.builds("{}.{}()".format, TEXTS, st.sampled_from(("upper", "lower", "strip", "split"))),
        st.builds("{}.replace({}, {})".format, TEXTS, TEXTS, TEXTS),
        st.builds("(+{})".format, inner),
        st.builds("({} if {} else {})".format, inner, inner, inner),
        st.builds("[(x, {}) for x in {} if x != {}]".format, inner, LAZY, inner),
        st.builds("{{x: {} for x in {}}}".format, inner, LAZY),
        st.builds("{{{}: {}, {}: {}}}".format, KEYS, inner, KEYS, inner),
        st.builds("{}({})".format, st.sampled_from(("list", "tuple", "sum", "max", "any", "all")), LAZY),
        st.builds("{}({}{})".format, st.just("sorted"), LAZY, SORTED),
        st.builds("{}({}{})".format, st.sampled_from(("max", "min")), LAZY, SORTED.filter(REVERSED.__ne__)),
        st.builds("', '.join({})".format, LAZY),
        st.builds("{}({})".format, st.sampled_from(("ord", "chr", "bool", "bin", "hex", "dict")), inner),
        st.builds("d.{}({})".format, st.sampled_from(("get", "pop", "setdefault")), KEYS),
        st.builds("d.{}({}, {})".format, st.sampled_from(("get", "pop", "setdefault")), KEYS, inner),
        st.builds("d[{}]".format, KEYS),
        st.builds("len({})".format, st.one_of(MANY, st.sampled_from(("d.keys()", "d.items()", "range(a)")))),
        st.builds("({} {} d)".format, KEYS, st.sampled_from(("in", "not in"))),
        st.builds('f"{{{}:{}}}"'.format, st.sampled_from("abcst"), FORMATS),
        st.builds('f"{{{}!r}}{{{}=}}"'.format, st.sampled_from("abcstd"), st.sampled_from("abcst")),
        st.builds(
            '"{{}}-{{:{}}}".format({}, {})'.format, FORMATS.filter(lambda how: "b" not in how), inner, inner
        ),
        st.builds(
            "{}.{}()".format,
            TEXTS,
            st.sampled_from(
                ("title", "isdigit", "isalpha", "isupper", "capitalize", "swapcase", "splitlines")
            ),
        ),
        st.builds(
            "{}.{}({})".format, TEXTS, st.sampled_from(("find", "startswith", "endswith", "count")), TEXTS
        ),
        st.builds("{}.{}({})".format, TEXTS, st.sampled_from(("strip", "lstrip", "rstrip")), TEXTS),
        st.builds("{}.{}({})".format, TEXTS, st.sampled_from(("center", "ljust", "rjust", "zfill")), NUMBERS),
        st.builds("h({}, b={})".format, inner, inner),
        st.builds("h(b={}, a={})".format, inner, inner),
        st.builds("random.sample({}, {})".format, MANY, NUMBERS),
        st.builds("({} {} {})".format, SETS, st.sampled_from(("|", "&", "-", "<=", "==")), SETS),
        st.builds("{}.{}({})".format, SETS, st.sampled_from(("union", "intersection", "difference")), SETS),
        st.builds("({} {} {})".format, NUMBERS, st.sampled_from(("in", "not in")), SETS),
        st.builds("len({{{}, {}}})".format, inner, inner),
        st.builds("len(set({}))".format, LAZY),
        st.builds("{}({})".format, st.sampled_from(("list", "sorted", "sum", "max", "len", "str")), SETS),
        st.builds(
            "math.{}({})".format, st.sampled_from(("cos", "floor", "log", "factorial", "trunc")), NUMBERS
        ),
        st.builds("int({}, 2)".format, TEXTS),
        st.builds("{}({}, {})".format, st.sampled_from(("divmod", "pow")), NUMBERS, NUMBERS),
        st.builds("{}.split({})".format, TEXTS, TEXTS),
        st.builds("{}.join({})".format, TEXTS, MANY),
        st.builds("{}.{}({})".format, MANY, st.sampled_from(("count", "index")), inner),
        st.builds("c.pop({})".format, st.sampled_from(("", "0", "a", "-1"))),
        st.builds('f"{{{}}} et {{{}}}"'.format, st.sampled_from("abcst"), st.sampled_from("abcst")),
        st.builds("random.randint({}, {})".format, NUMBERS, NUMBERS),
        st.builds("random.choice({})".format, MANY),
        st.builds("sqrt({})".format, NUMBERS),
        st.sampled_from(("math.pi", "random.random()", "math.floor(2.5)", "math.ceil(b / 2)")),
        st.builds("input({})".format, TEXTS),
        st.builds("h({}, {})".format, inner, inner),
    )


TYPED = st.recursive(ANY, _deeper, max_leaves=4)
NAMES = st.sampled_from(("a", "b", "a", "b", "c", "s", "t", "d"))
PLAIN = st.one_of(
    st.builds("{} = {}".format, NAMES, TYPED),
    st.builds("{}, {} = {}, {}".format, NAMES, NAMES, TYPED, TYPED),
    st.builds("{}, {} = {}".format, NAMES, NAMES, MANY),
    st.just("c[0], c[1] = c[1], c[0]"),
    st.builds("{} {}= {}".format, NAMES, st.sampled_from(("+", "-", "*", "/", "//", "%", "**")), TYPED),
    st.builds(
        "c[{}] {}= {}".format, st.sampled_from(("0", "1", "a", "b % 2")), st.sampled_from("+-*"), TYPED
    ),
    st.builds("print({}, {})".format, TYPED, TYPED),
    st.builds("print({})".format, TYPED),
    st.builds("print({}, {}, sep={}, end={})".format, TYPED, TYPED, TEXTS, TEXTS),
    st.just("print()"),
    st.builds("{} = {} = {}".format, NAMES, NAMES, TYPED),
    st.builds("{} = c[0] = {}".format, NAMES, TYPED),
    st.builds("{}, ({}, {}) = {}".format, NAMES, NAMES, NAMES, LAZY),
    st.builds("{}, c[0] = {}".format, NAMES, LAZY),
    st.builds("d[{}] = {}".format, KEYS, TYPED),
    st.builds("d[{}] += {}".format, KEYS, TYPED),
    st.builds("del d[{}]".format, KEYS),
    st.builds("del c[{}]".format, st.one_of(NUMBERS, CUTS)),
    st.builds("del {}".format, NAMES),
    st.builds("c.extend({})".format, LAZY),
    st.builds("c[{}] = {}".format, CUTS, TYPED),
    st.builds("w.{}({})".format, st.sampled_from(("add", "discard", "remove")), st.integers(-9, 99).map(str)),
    st.builds("w {}= {}".format, st.sampled_from("|&-"), SETS),
    st.builds("w.update({})".format, WHOLES),
    st.sampled_from(("print(w)", "w = w.copy()", "w.clear()", "print(w.pop())", "c = list(w)")),
    st.builds("for a in w:\n    print(a)".format),
    st.builds("c.sort(key=lambda x: {})".format, st.sampled_from(("-x", "str(x)", "h(x)", "x % 2"))),
    st.builds("d.update({})".format, st.one_of(MANY, st.just("zip(s, c)"))),
    st.builds("print(*{})".format, LAZY),
    st.builds("print({})".format, st.sampled_from(("d.keys()", "d.items()", "range(a)", "d.values()"))),
    st.builds(
        "raise {}".format, st.sampled_from(("ValueError(a)", "KeyError(s)", "TypeError", "IndexError('non')"))
    ),
    st.builds("assert {}".format, TYPED),
    st.just("random.shuffle(c)"),
    st.sampled_from(
        ("c.clear()", "d.clear()", "c = c.copy()", "time.sleep(0)", "k(1)", "d = {1: [2], 'a': s}")
    ),
    st.builds("c.{}({})".format, st.sampled_from(("append", "remove")), TYPED),
    st.builds("c.insert({}, {})".format, NUMBERS, TYPED),
    st.sampled_from(("c.sort()", "c.reverse()", "t = (c, s)", "c.append(t)", "c = [3, 1, 2]", "say(b)")),
    st.builds("say({})".format, TYPED),
)


def _body(statements: list[str]) -> str:
    return "".join(f"    {line}\n" for statement in statements for line in statement.splitlines())


CAUGHT = st.sampled_from(
    ("ValueError", "ZeroDivisionError", "(IndexError, KeyError)", "TypeError", "NameError", "Exception")
)
QUESTIONS = st.one_of(st.builds("{} < {} <= {}".format, NUMBERS, NUMBERS, NUMBERS), TYPED)
LEAVE = st.builds("if {}:\n    {}".format, QUESTIONS, st.sampled_from(("break", "continue")))


def _nested(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    body = st.lists(inner, min_size=1, max_size=3).map(_body)
    turns = st.lists(st.one_of(inner, inner, LEAVE), min_size=1, max_size=3).map(_body)
    return st.one_of(
        st.builds("for {} in {}:\n{}".format, NAMES, MANY, turns),
        st.builds("for {} in {}:\n{}".format, NAMES, TYPED, turns),
        st.builds("for {} in range({}, {}, {}):\n{}".format, NAMES, NUMBERS, NUMBERS, NUMBERS, turns),
        st.builds("while {}:\n{}".format, QUESTIONS, turns),
        st.builds("while a < 5:\n    a += 1\n{}".format, turns),
        st.builds("if {}:\n{}else:\n{}".format, QUESTIONS, body, body),
        st.builds("for {}, {} in {}:\n{}else:\n{}".format, NAMES, NAMES, LAZY, turns, body),
        st.builds("for {} in {}:\n{}".format, NAMES, LAZY, turns),
        st.builds("while a < 5:\n    a += 1\n{}else:\n{}".format, turns, body),
        st.builds("try:\n{}except {}:\n{}".format, body, CAUGHT, body),
        st.builds("try:\n{}except {} as e:\n    print(e)\n{}else:\n{}".format, body, CAUGHT, body, body),
        st.builds("try:\n{}except:\n    raise\nfinally:\n{}".format, body, body),
        st.builds("try:\n{}finally:\n{}".format, body, body),
    )


STATEMENTS = st.lists(st.recursive(PLAIN, _nested, max_leaves=6), min_size=1, max_size=5)
PROGRAMS = st.builds(
    "import random, math, time\nfrom math import sqrt\n"
    "def k(x):\n    global b\n    b += x\n"
    'def h(a, b={}):\n    """Says what it does."""\n{}{}    return {}\n'
    "a = {}\nb = 2\nc = [1, 2, 3]\ns = 'abcb'\nt = (1, 'b')\n"
    "d = {{'a': 1, 2: 'b'}}\nw = {{5, 40}}\n{}".format,
    st.sampled_from(("3", "[]", "'ab'", "(1, 2)", "None")),
    st.sampled_from(("", "    c = [a, 3]\n    s = 'x'\n    t = (a, b)\n")),
    STATEMENTS.map(_body),
    TYPED,
    st.sampled_from("0123"),
    STATEMENTS.map("\n".join),
)


_NO_STEP = (ast.For, ast.Try, ast.ExceptHandler, ast.Global, ast.Pass)  # or seen otherwise by CPython


def ours(source: str) -> Trace:
    return run(lined(source), {"say": say}, Heard(), Budget(work=3000), ANSWERS, SEED)


def printed(trace: Trace) -> str:
    return "".join(piece.text for piece in trace.console if piece.kind != "in")


class Console:
    """What CPython's own `print` and `input` would leave on a console."""

    def __init__(self) -> None:
        self.text = ""
        self.answers = iter(ANSWERS)

    def print(self, *values: Any, sep: Any = " ", end: Any = "\n") -> None:
        class Out:
            @staticmethod
            def write(text: str) -> None:
                self.text += text

        print(*values, sep=sep, end=end, file=Out())  # type: ignore[call-overload]

    def input(self, question: Any = "") -> str:
        self.text += str(question)
        return next(self.answers)


def of_cpython(console: Console) -> dict[str, Any]:
    random.seed(SEED)
    own = {"print": console.print, "input": console.input, "__import__": __import__}
    return {**blocks.BUILTINS, **PURE, **own}


@given(PROGRAMS)
@settings(suppress_health_check=list(HealthCheck))
@example("a = (1, [2])\nb = a\na[1].append(3)\nprint(b, a == b)\nc = a + (4,)\nprint(c * 2)")
@example("import random\nrandom.shuffle('a')\nprint(1)")
@example("import random\ntry:\n    random.shuffle('ab')\nexcept TypeError as e:\n    print(e)")
@example("import random\nrandom.shuffle((1, 2))")
@example("c = [1]\nb = [c]\nc *= 2\nb[0] *= 2\nprint(b, c)")
@example("c = [1, 2, 3, 4]\nfor a in c:\n    c.remove(a)\nprint(c)")
@example("c = [1]\ntry:\n    c.extend(map(int, ['2', 'x']))\nexcept ValueError:\n    print(c)")
@example(
    "for b in [{}, None, {1}, 'x', (1,), 1, 1.5, True]:\n"
    "    a = b\n    try:\n        a += b\n        print(a)\n    except TypeError as e:\n        print(e)"
)
@example(
    "a = [1]\nfor b in ['x', None, [2], 2]:\n"
    "    for c in range(7):\n        try:\n"
    "            if c == 0:\n                a[0] += b\n"
    "            elif c == 1:\n                a[0] -= b\n"
    "            elif c == 2:\n                a[0] *= b\n                a = [1]\n"
    "            elif c == 3:\n                a[0] /= b\n"
    "            elif c == 4:\n                a[0] //= b\n"
    "            elif c == 5:\n                a += b\n"
    "            else:\n                a[0] **= b\n"
    "        except TypeError as e:\n            print(c, e)"
)
@example("import random\na = random.choice({7: 1, 8: 2})")
@example("a = {5, 40}\na |= {1, 21}\nprint(a, a.copy(), a - {5}, a & {40, 21}, {21, 1, 40, 5})")
@example("a = {-9, 40, 7, 3}\nprint(a.pop(), a.pop(), a, list(a), sorted(a))")
@example("c = [1]\nb = c\nc *= 3\nprint(b)\nc += (4, 5)\nprint(b)")
@example("def f(l=[]):\n    l.append(1)\n    return l\nprint(f(), f())")
@example("a = 0\nwhile True:\n    a += 1\n    if a % 2:\n        continue\n    if a > 6:\n        break")
@example("print(1 < 2 < 3 < 2, 1 in [1], 'b' not in 'abc', None)")
@example("a = 5\na, b = a + 1, a\nc = [0, 1]\nc[a - 6], a = a, 9\nprint(a, b, c)")
@example("print(round(2.5), round(-3.456, 2), round(15, -1), abs(-2.0), sum([0.1] * 10))")
def test_a_typed_program_does_what_it_does_in_cpython(source: str) -> None:
    trace, console = ours(source), Console()
    assert trace.outcome != "refused", trace.diagnostic
    if trace.outcome == "needs_input":
        return
    state = random.getstate()
    try:
        error = agrees_with(trace, source, of_cpython(console), imported(source))
    finally:
        random.setstate(state)
    if error is None:
        assert printed(trace) == console.text


def imported(source: str) -> set[str]:
    """The names that a program imports."""
    nodes = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Import | ast.ImportFrom)]
    return {each.name for node in nodes for each in node.names}


@given(PROGRAMS)
@settings(suppress_health_check=list(HealthCheck))
def test_steps_of_a_typed_program_are_the_lines_that_cpython_reaches(source: str) -> None:
    trace = ours(source)
    if trace.outcome != "done" or len(trace) > 500:
        return
    state = random.getstate()
    names: dict[str, Any] = {"say": lambda _value: None, "__builtins__": of_cpython(Console())}
    try:
        events = lines_reached(source, names)
    finally:
        random.setstate(state)
    left = {
        node.lineno
        for node in ast.walk(ast.parse(source))
        if isinstance(node, _NO_STEP) or (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant))
    }
    steps = [trace.at(i).line for i in range(1, len(trace) + 1)]
    assert [line for line in steps if line not in left] == [line for line in events if line not in left]


def test_a_module_is_not_a_value() -> None:
    assert isinstance(random, ModuleType)
    trace = run(lined("import random\na = random\n"), {}, Heard())
    assert trace.outcome == "refused"


@given(PROGRAMS)
@settings(suppress_health_check=list(HealthCheck))
@example("a = 1\na = (+a)\nprint(a)")
@example("a = {1, 2}\nb = a\nb -= {2}\nprint(a)")
@example("a = {1}\nprint(a == (a | {2}) == a)")
def test_what_is_read_of_a_typed_program_does_what_was_typed(source: str) -> None:
    known = catalogue_of_kind("turtle")  # a world without a word of these programs
    source = source.replace("say(", "print(")
    reading = read(known, source)
    if {problem.key for problem in reading.problems} == {"program.for_number"}:
        return  # `for a in 0`: told before it runs
    assert reading.problems == ()
    written = program(known, reading.script, "fr").source
    assert read(known, written).script == reading.script
    traces = [
        run(each, {}, Heard(), Budget(work=3000), ANSWERS, SEED) for each in (lined(source), reading.program)
    ]
    typed, ran = ((trace.outcome, trace.console, trace.diagnostic) for trace in traces)
    if "budget" not in (typed[0], ran[0]):  # a `pass` is left out, and costs its turn a little less
        assert ran[:2] == typed[:2]
        assert (ran[2] and ran[2].line) == (typed[2] and typed[2].line)
