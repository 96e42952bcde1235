"""Every guarded operation pays for what it reads: counted, never timed. A new one is held by itself."""

import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from copy import deepcopy
from itertools import chain
from types import FrameType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.operations import LOOPS, spelled
from benchmarks.programs import COMMANDS, Walker
from benchmarks.runs import budgeted
from codeweek.blocks.typed.call_table import ERRORS, FUNCTIONS, LAZY, METHODS, MODULES
from codeweek.engine import loop_detector
from codeweek.engine.budget import Budget, Halt, counter
from codeweek.engine.error_mapping import ACCIDENTS
from codeweek.engine.guards import HOLDERS, Bag, parts
from codeweek.engine.instrument import Instrumented
from codeweek.engine.loop_detector import Looks
from codeweek.engine.machine import Machine
from codeweek.engine.typed.typed_library import library

WORK = 50_000
TEXT = 16  # elements or letters that one unit reads
FREE = 5 * TEXT  # that are read for nothing: the turn of a loop, or the call, has been paid
OPCODES = 64  # of Python that a guard may take for one element, and
FEW = 5000  # for nothing

# Guards that are no operation of a program, and the one that a world's question becomes.
NOT_WRITTEN = {"_spend", "_f_asked", "_goes_on", "_e_never", *(f"_e_{name}" for name in ERRORS)}


def machine() -> Machine:
    """A machine whose units of work are numbered from 0 on."""
    made = Machine(Instrumented(), COMMANDS, Walker(), Budget(work=WORK), ["7"] * 9)
    made.guards.units = chain(range(WORK), counter(0))
    return made


def operations(of: Machine) -> Mapping[str, Callable[..., Any]]:
    return {**of.guards.names(), **library(of)}


EVERY = sorted(operations(machine()).keys() - NOT_WRITTEN)


def test_the_bench_writes_a_program_for_every_operation() -> None:
    assert set(EVERY) <= spelled().keys()


def amount(value: Any) -> int:
    """How many elements and letters there are to read in a value; a wide number has one for 128 bits."""
    if type(value) is str:
        return len(value)
    if type(value) is int:
        return value.bit_length() >> 7 if value.bit_length() > 512 else 0
    if type(value) not in HOLDERS:
        return 0
    inner = sum(1 + amount(each) for each in parts(value) if type(each) in HOLDERS)
    return len(value) + inner + sum(len(each) // TEXT for each in parts(value) if type(each) is str)


def of_both(a: Any, b: Any) -> int:
    """A comparison ends with the shorter, and compares many letters at once."""
    if type(a) is not type(b) or type(a) not in (str, *HOLDERS):
        return 0
    return min(amount(a), amount(b)) // (TEXT if type(a) is str else 1)


def nothing(*_values: Any) -> int:
    return 0


def sized(*values: Any) -> int:
    return sum(
        amount(each) if type(each) in (str, int) else len(each) for each in values if type(each) is not float
    )


def whole_of(*values: Any) -> int:
    return sum(map(amount, values))


# What an operation reads of its values, where that is not all of them.
READS: Mapping[str, Callable[..., int]] = {
    **dict.fromkeys(("_eq", "_ne", "_lt", "_le", "_gt", "_ge"), of_both),
    **dict.fromkeys(("_len", "_append", "_m_append", "_set_item", "_f_abs", "_f_random_choice"), nothing),
    **dict.fromkeys(("_add", "_iadd", "_list"), sized),
    **dict.fromkeys(
        ("_m_count", "_m_index", "_pow", "_ipow", "_f_round", "_div", "_idiv"), lambda a, *_: amount(a)
    ),
    # Of sets: `_minus`.
    **dict.fromkeys(("_sub", "_isub"), lambda *both: sum(amount(each) for each in both if type(each) is int)),
    "_itruediv": nothing,
    "_m_join": lambda _between, joined: amount(joined),
    "_m_update": lambda _held, more: amount(more),
    "_m_remove": lambda a, key: amount(key if type(a) is Bag else a),
    **dict.fromkeys(("_f_max", "_f_min"), lambda *all: amount(all[0] if len(all) == 1 else all)),
    **dict.fromkeys((f"_m_{name[1:]}" if name[0] == "." else f"_f_{name}" for name in LAZY), nothing),
    **dict.fromkeys(("_paid", "_f_bool", "_f_all", "_f_any", "_f_time_sleep", "_m_clear"), nothing),
    **dict.fromkeys((f"_f_random_{name}" for name in ("uniform", "randrange")), nothing),
    **dict.fromkeys(
        ("_f_list", "_f_set", "_f_tuple", "_all", "_gathered", "_keyed", "_m_copy", "_m_extend"), sized
    ),
    **dict.fromkeys(("_f_divmod", "_f_pow", "_m_format"), lambda a, *_: amount(a)),
    **dict.fromkeys(
        ("_m_get", "_m_setdefault", "_item", "_m_add", "_m_discard"), lambda _held, key, *_: amount(key)
    ),
    "_set_cut": lambda made, target, *_: len(made) + len(target) if type(target) is list else 0,
    "_delete": lambda held, key: amount(key) if type(held) is dict else sized(held),
    "_delete_cut": lambda held, *_: sized(held),
    "_f_random_shuffle": lambda values: len(values),
    "_f_random_sample": lambda _values, count: count,
    **dict.fromkeys(("_mod", "_imod"), lambda a, _b: amount(a) if type(a) is int else 0),
    "_in": lambda value, holder: amount(value if type(holder) in (dict, Bag) else holder),
    "_cut": lambda values, low, high, step: len(values[low:high:step]),
    **dict.fromkeys(
        ("_mul", "_imul"), lambda a, b: amount(a) if type(a) is int and type(b) is int else sized(a * b)
    ),
    "_f_random_randint": lambda low, high: amount(high - low),
    "_f_dict": lambda *values: sum(len(each) if type(each) is dict else amount(each) for each in values),
    "_formatted": lambda value, how: whole_of(value, how) if how or type(value) is not str else 0,
    "_f_str": lambda value: 0 if type(value) is str else amount(value),
    **dict.fromkeys(("_m_split", "_m_replace"), lambda text, *_: amount(text)),
    "_m_insert": lambda values, *_: len(values),
    "_m_pop": lambda values, *key: sum(
        amount(key[0]) if type(values) in (dict, Bag) else len(values) for _ in key[:1]
    ),
}

SIZES = st.sampled_from((0, 1, 15, 16, 64, 65, 300, 3000))
TEXTS = st.builds(lambda piece, n: piece * n, st.sampled_from(("a", "日", " ", "\u2003", "0", "É")), SIZES)
NUMBERS = st.sampled_from((0, 1, -1, 2, 7, -1300, 9000, 2**511, 2**4000 + 1, 0.5, 1.7e308, True))
FLAT = st.builds(lambda each, n: [each] * n, st.sampled_from((0, "", "a" * 40, 0.5, 2**600)), SIZES)
LISTS = (
    FLAT
    | FLAT.map(tuple)
    | st.builds(lambda inner, n: [list(inner) for _ in range(n)], FLAT, st.integers(0, 3))
)
KEYED = st.builds(lambda n, value: dict.fromkeys(range(n), value), SIZES, st.sampled_from((0, "a" * 40)))
OF_TEXTS = st.builds(lambda n: frozenset("ab" * (i % 20) + str(i) for i in range(n)), SIZES)
SETS = st.builds(lambda n: frozenset(range(n)), SIZES) | OF_TEXTS  # made into those of the run
ANY = TEXTS | NUMBERS | LISTS | KEYED | SETS | st.builds(lambda n: [[] for _ in range(n)], SIZES)


def bounds(name: str) -> tuple[int, int]:
    """The fewest and the most values that an operation takes here."""
    kind, _, rest = name[1:].partition("_")
    if kind == "m":
        return METHODS[rest][0] + 1, METHODS[rest][1] + 1
    if kind == "f":
        module, _, function = rest.partition("_")
        few, most = FUNCTIONS[rest] if rest in FUNCTIONS else MODULES[module][function]
        return few, min(most, 3)
    single = dict.fromkeys(("_list", "_len", "_all", "_gathered", "_keyed", "_repr"), 1)
    count = {"_cut": 4, "_delete_cut": 4, "_set_cut": 5, "_set_item": 3, **single}.get(name, 2)
    return count, count


OF_SETS = {f"_m_{name}" for name in ("add", "discard", "union", "intersection", "difference")}
OF_SETS |= {"_and", "_or", "_minus", "_iand", "_ior", "_iminus"}


def given_to(whole: Machine, value: Any) -> Any:
    """A value as a program of this run would have it."""
    if type(value) is not frozenset:
        return deepcopy(value)
    found = Bag(value)
    found.guards = whole.guards
    return found


@st.composite
def calls(draw: st.DrawFn, name: str) -> list[Any]:
    few, most = bounds(name)
    values = draw(st.lists(ANY, min_size=few, max_size=most))
    if name in ("_keyed", "_item", "_delete", "_m_get", "_m_setdefault"):
        values[0] = draw(KEYED)
    if name in OF_SETS:
        values[0] = draw(SETS)
    if name == "_set_cut":
        values[1] = draw(FLAT)
    if name in ("_list", "_gathered", "_m_join", "_m_insert") and draw(st.booleans()):
        values[-1 if name == "_m_join" else 0] = draw(LISTS)
    return values


@contextmanager
def opcodes(within: str = "codeweek") -> Iterator[list[int]]:
    """How many steps of the interpreter are taken in our files."""
    count = [0]

    def local(_frame: FrameType, event: str, _value: Any) -> Any:
        count[0] += event == "opcode"
        return local

    def trace(frame: FrameType, _event: str, _value: Any) -> Any:
        if within not in frame.f_code.co_filename:
            return None
        frame.f_trace_opcodes = True
        return local

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        yield count
    finally:
        sys.settrace(before)


def paid_of(whole: Machine) -> int:
    """How many units of a run were taken."""
    try:
        return int(next(whole.guards.units))
    except Halt:
        return WORK


@pytest.mark.parametrize("name", EVERY)
@given(st.data())
def test_an_operation_pays_for_what_it_reads_and_for_its_own_looking(name: str, data: st.DataObject) -> None:
    whole = machine()
    values = [given_to(whole, value) for value in data.draw(calls(name))]
    try:
        reads, operation = READS.get(name, whole_of)(*values), operations(whole)[name]
        with opcodes() as taken:
            operation(*values)
    except (*ACCIDENTS, AttributeError):
        return  # it ended the run, once
    paid = paid_of(whole)
    assert reads <= TEXT * paid + FREE
    assert taken[0] <= OPCODES * TEXT * paid + FEW


@pytest.mark.parametrize("name", LOOPS)
def test_the_detector_of_endless_loops_looks_no_more_than_the_turns_allow(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Looks, "AT_FIRST", 500)
    go = budgeted(LOOPS[name].replace("3000", "30"), 3000)
    with opcodes(loop_detector.__file__) as taken:
        go()
    assert taken[0] <= 100 * 3000 + 100 * (500 + Looks.EACH_TURN * 3000)
