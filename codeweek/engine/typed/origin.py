"""Where a value comes from: the step of a run that last gave a variable, or a place of a list, what it holds.

The program runs again up to the step asked about, compiled with reports of what it puts where.
"""

import ast
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from operator import is_not
from types import FrameType, FunctionType
from typing import Any, NamedTuple

from codeweek.blocks.text_block import targets
from codeweek.engine.guards import HOLDERS, Bag
from codeweek.engine.instrument import FILE, Dialect, Maker, Teller, instrument
from codeweek.engine.machine import Machine
from codeweek.engine.nodes import called, constant, done, put_on_line
from codeweek.engine.replay import ELEMENTS, LISTED, Player, is_call
from codeweek.engine.trace import Trace
from codeweek.engine.typed.inline_values import OF_ONE, bare
from codeweek.engine.typed.typed_instrument import TypedMaker, TypedTeller
from codeweek.engine.typed.typed_library import library
from codeweek.engine.typed.value_at import CHANGES
from codeweek.engine.value_conversion import still
from codeweek.text import cut

LONGEST, _SHOWN = 60, 3  # letters of a line; values told of it
_BY_KEY = ("_set_item", "_store", "_append", "_m_append")  # what they change is one place, which is known
_IN = {"_set_item": 1, "_store": 1, "_set_cut": 1}  # which of its values they change; the first for others
_WHOLE = ("_set_cut", "_delete", "_delete_cut", "_f_random_shuffle", *(f"_m_{name}" for name in CHANGES))
_IN_PLACE = ("_iadd", "_iand", "_iminus", "_imul", "_ior", "_isub")
_CHANGE = (list, dict, Bag)  # the types of what is changed in place
_MAIN = 0  # whose variables are those of the program itself


@dataclass(frozen=True)
class Origin:
    """What gave a value: the step after which it is there, its line and code, and what that was made of.

    `how`: put, changed (a list), turn (of a loop), given (to a function), default (by its first line),
    answered (by the person). `by`: the turn, the call or the answer; else empty. `returned`: what the
    calls of its own functions gave back, none of them where there are many.
    """

    step: int
    line: int | None
    how: str
    code: str
    values: tuple[tuple[str, str], ...] = ()
    by: str = ""
    returned: tuple[tuple[str, str], ...] = ()


class _Held(NamedTuple):
    """What a statement was about to use."""

    number: int
    used: int  # answers of the person taken before it
    values: Mapping[str, Any]
    returned: dict[str, Any]  # by the calls that it makes, each as it was called


class _Event(NamedTuple):
    """Something was put somewhere by the statement `number`."""

    order: int
    step: int
    number: int
    how: str
    held: _Held | None = None
    by: str = ""


def is_place(node: ast.expr) -> bool:
    """Whether an expression is a variable, or a place in one: `a`, `a[0]`, `a[i][-1]`."""
    match node:
        case ast.Name():
            return True
        case ast.Subscript(value=inner, slice=key):
            return is_place(inner) and _is_key(key)
    return False


def _is_key(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant | ast.Name) or (
        isinstance(node, ast.UnaryOp) and isinstance(node.operand, ast.Constant)
    )


def origin(trace: Trace, index: int, place: ast.expr) -> Origin | None:
    """What gave a place the value that it has after step `index`; None when that is not known."""
    machine = trace.replay.machine() if trace.replay else None
    if not index or type(machine) is not Machine:
        return None
    told = machine.made
    dialect = _OF_TEXT if told.library else _OF_BLOCKS
    tree = ast.Module(body=[*_outermost(told.nodes)], type_ignores=[])
    try:
        machine.made = instrument(tree, machine.commands, machine.budget, dialect=dialect)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
    tracker = _Tracker(machine, index, place)
    tracker.play()
    return tracker.found


def _outermost(nodes: Iterable[ast.stmt | None]) -> Iterator[ast.stmt]:
    inner: set[int] = set()
    for node in nodes:
        if node is not None and id(node) not in inner:
            inner.update(id(each) for each in ast.walk(node))
            yield node


class _Reporter(Maker):
    """Builds the same statements, which also report what they put in variables and places."""

    def statement(self, node: ast.stmt) -> list[ast.stmt]:
        number = len(self.made.blocks)
        made = super().statement(node)
        if isinstance(node, ast.Return) and isinstance(back := made[-1], ast.Return) and back.value:
            back.value = called("_returned", back.value)
            put_on_line(back, number)
        if isinstance(node, ast.Assign | ast.AugAssign):
            made.append(self._bound("_bound", node, number))
        return made

    def _bound(self, how: str, node: ast.stmt, number: int) -> ast.stmt:
        names = dict.fromkeys(targets(node))
        own = tuple(name for name in names if self.inside and name not in self.shared)
        report = done(how, constant(number), constant(own), constant(tuple(n for n in names if n not in own)))
        put_on_line(report, number)
        return report

    def _for(self, node: ast.For, number: int) -> ast.stmt:
        made = super()._for(node, number)
        assert isinstance(made, ast.For)
        made.body.insert(0, self._bound("_turned", node, number))
        return made

    def _head(self, node: ast.FunctionDef, number: int) -> list[ast.stmt]:
        names = tuple(each.arg for each in node.args.args)
        return [*super()._head(node, number), done("_entered", constant(number), constant(names))]

    def _set_item(self, target: ast.expr, index: ast.expr, value: ast.expr) -> ast.stmt:
        made = super()._set_item(target, index, value)
        if not isinstance(made, ast.Assign):
            return made
        place = made.targets[0]
        assert isinstance(place, ast.Subscript)
        return done("_store", made.value, place.value, place.slice)  # in CPython's order


class _TypedReporter(_Reporter, TypedMaker):
    """The same for typed Python."""


_OF_BLOCKS = Dialect(_Reporter, Teller)
_OF_TEXT = Dialect(_TypedReporter, TypedTeller, library)


class _Tracker(Player):
    """Runs a machine up to a step, and keeps for each variable and place what last gave its value."""

    def __init__(self, machine: Machine, index: int, place: ast.expr) -> None:
        super().__init__(machine, index, index, index)
        self.place = place
        self.found: Origin | None = None
        self.events = 0
        self.given: dict[int, dict[str, _Event]] = {_MAIN: {}}  # of each call, by what it is called
        self.held: dict[int, _Held] = {}  # of each call
        self.calls: dict[int, str] = {}  # how each was called
        self.objects: dict[int, Any] = {}  # that were changed: while they are here no other has their number
        self.changed: dict[int, _Event] = {}  # of each of those
        self.places: dict[int, dict[Any, _Event]] = {}  # and of their places
        self.parts: dict[int, list[tuple[str, ast.expr]]] = {}  # what each statement uses
        made, own = machine.made, {}
        if made.library:
            own = dict(made.library(machine))
            made.library = lambda _machine: own
        names = {**machine.guards.names(), **own, "_store": _store}
        watch = [name for name in (*_BY_KEY, *_WHOLE, *_IN_PLACE) if name in names]
        self.reports = {name: self._watching(name, names[name]) for name in watch}
        self.reports |= {"_bound": self._bound, "_turned": self._turned}
        self.reports |= {"_entered": self._entered, "_returned": self._returned}

    # What is reported.

    def _bound(self, number: int, own: tuple[str, ...], shared: tuple[str, ...]) -> None:
        frame = sys._getframe(1)
        self._give(frame, self._event(number, "put", frame), own, shared)

    def _turned(self, number: int, own: tuple[str, ...], shared: tuple[str, ...]) -> None:
        frame = sys._getframe(1)
        turn = str(self.turn[id(frame), number])
        self._give(frame, self._event(number, "turn", frame, turn), own, shared)

    def _give(self, frame: FrameType, event: _Event, own: tuple[str, ...], shared: tuple[str, ...]) -> None:
        for name in own:
            self.given.setdefault(id(frame), {})[name] = event
        for name in shared:
            self.given[_MAIN][name] = event

    def _entered(self, number: int, names: tuple[str, ...]) -> None:
        frame = sys._getframe(1)
        self.held.pop(id(frame), None)  # of another call, which was there before
        own = frame.f_locals
        node = self.machine.made.nodes[number]
        assert isinstance(node, ast.FunctionDef)
        values = ", ".join(cut(repr(own[name]), OF_ONE) for name in names)
        caller = _program(frame.f_back)
        at = caller.f_lineno if caller else number
        self.calls[id(frame)] = by = f"{node.name}({values})"
        call = self._event(at, "given", frame, by)
        first = self._event(number, "default", frame)
        left_out = _left_out(self.machine.made.nodes[at], node)
        self.given[id(frame)] = {name: first if name in left_out else call for name in names}

    def _returned(self, value: Any) -> Any:
        frame = sys._getframe(1)
        caller = _call(frame.f_back)
        if held := self.held.get(id(caller)):
            held.returned[self.calls[id(frame)]] = cut(repr(_shown(value)), OF_ONE)
        return value

    def _event(self, number: int, how: str, frame: FrameType | None, by: str = "") -> _Event:
        self.events += 1
        held = self.held.get(id(frame))
        if held is not None and held.number != number:
            held = None
        if how == "put" and held is not None and held.used + 1 == self.machine.used:
            how, by = "answered", self.machine.typed
        return _Event(self.events, self.step, number, how, held, by)

    def _watching(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        at, by_key = _IN.get(name, 0), name in _BY_KEY

        def call(*values: Any, **words: Any) -> Any:
            held: Any = values[at] if len(values) > at else None
            before = None if by_key else _copied(held)
            made = function(*values, **words)
            if type(held) not in _CHANGE:
                return made
            if by_key:
                place = values[2] if at else len(held) - 1
                self._touch(held, [_number(held, place)])
            elif changed := _changed(held, before):
                self._touch(held, changed)
            return made

        return call

    def _touch(self, held: Any, places: Iterable[Any]) -> None:
        frame = _program(sys._getframe(2))
        event = self._event(frame.f_lineno if frame else 0, "changed", _call(frame))
        self.objects[id(held)] = held
        self.changed[id(held)] = event
        known = self.places.setdefault(id(held), {})
        known.update(dict.fromkeys(places, event))

    # What is looked at.

    def _reach(self, statement: int, frame: FrameType) -> None:
        super()._reach(statement, frame)
        parts = self.parts.get(statement)
        if parts is None:
            parts = self.parts[statement] = [*_used(self.machine.made.nodes[statement])]
        values = {}
        for label, part in parts:
            try:
                value = self._value(part, frame)
            except (LookupError, TypeError):
                continue
            if type(value) is not FunctionType:
                values[label] = _shown(value)
        self.held[id(frame)] = _Held(statement, self.machine.used, values, {})

    def _look(self, frames: list[FrameType]) -> None:
        """What gave the place its value, if this is the step."""
        frame = self.frame if self.frame in frames else (frames[-1] if frames else None)
        if self.step != self.wanted:
            return
        try:
            value, event = self._reached(self.place, frame)
        except (LookupError, TypeError):
            return
        self.found = self._origin(_latest(event, *self._inside(value)))

    def _scope(self, name: str, frame: FrameType | None) -> tuple[int, Mapping[str, Any]]:
        """Whose variable a name is, and all that it has."""
        if frame is not None and frame.f_code.co_name != "_main" and name in (own := frame.f_locals):
            return id(frame), own
        return _MAIN, self.machine.names

    def _value(self, node: ast.expr, frame: FrameType | None) -> Any:
        """The value of a place, or of the key of one. Raises LookupError or TypeError."""
        if type(node) is ast.Name:  # the most usual one, at each step
            return self._scope(node.id, frame)[1][node.id]
        match node:
            case ast.Subscript(value=inner, slice=key):
                return self._value(inner, frame)[self._value(key, frame)]
            case ast.Constant(value=value):
                return value
            case ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=int(value))):
                return -value
        raise LookupError

    def _reached(self, node: ast.expr, frame: FrameType | None) -> tuple[Any, _Event]:
        """The value of a place, and the last event on the way to it. Raises LookupError or TypeError."""
        match node:
            case ast.Name(id=name):
                owner, names = self._scope(name, frame)
                return names[name], self.given[owner][name]
            case ast.Subscript(value=inner, slice=index):
                held, event = self._reached(inner, frame)
                key = self._value(index, frame)
                value = held[key]
                put = self.places.get(id(held), {}).get(_number(held, key))
                return value, _latest(event, *([put] if put else []))
        raise LookupError

    def _inside(self, value: Any) -> Iterator[_Event]:
        """The last change of each list in a value, and of itself."""
        todo, left = [value], ELEMENTS
        while todo and left:
            held = todo.pop()
            if type(held) not in HOLDERS:
                continue
            left -= 1
            if event := self.changed.get(id(held)):
                yield event
            if type(held) is not Bag:  # which holds nothing that changes
                todo += held.values() if isinstance(held, dict) else held

    def _origin(self, event: _Event) -> Origin:
        made = self.machine.made
        node = made.nodes[event.number]
        code = cut(_written(node), LONGEST) if node else ""
        line = made.lines[event.number]
        if event.held is None or event.how not in ("put", "changed", "answered"):
            return Origin(event.step, line, event.how, code, by=event.by)
        values = [(label, cut(repr(value), OF_ONE)) for label, value in event.held.values.items()]
        returned = [*event.held.returned.items()]
        told = (*returned,) if len(returned) <= _SHOWN else ()
        return Origin(event.step, line, event.how, code, (*values[:_SHOWN],), event.by, told)


def _shown(value: Any) -> Any:
    """A value as it is now."""
    return still(value, LISTED) if type(value) in HOLDERS else value


def _written(node: ast.stmt) -> str:
    """The first line of a statement."""
    if isinstance(node, ast.Assign):
        return " = ".join(map(bare, [*node.targets, node.value]))
    return ast.unparse(node).split("\n")[0]


def _store(value: Any, held: Any, key: Any) -> None:
    held[key] = value


def _latest(*events: _Event) -> _Event:
    return max(events, key=lambda event: event.order)


def _number(held: Any, key: Any) -> Any:
    """A place of a list, counted from its start."""
    return key + len(held) if type(held) is list and type(key) is int and key < 0 else key


def _copied(held: Any) -> Any:
    return held.copy() if type(held) in _CHANGE else None


def _changed(held: Any, before: Any) -> list[Any]:
    """The places that hold something else than before, those that are gone too."""
    if type(held) is list:
        found = [i for i, other in enumerate(map(is_not, held, before)) if other]
        return [*found, *range(min(len(held), len(before)), max(len(held), len(before)))]
    if isinstance(held, dict):
        gone = [key for key in before if key not in held]
        return gone + [key for key, value in held.items() if key not in before or value is not before[key]]
    return [None] if held != before else []


def _program(frame: FrameType | None) -> FrameType | None:
    """The nearest frame of the program itself."""
    while frame is not None and frame.f_code.co_filename != FILE:
        frame = frame.f_back
    return frame


def _call(frame: FrameType | None) -> FrameType | None:
    """The nearest call of one of its functions, or of all of it."""
    while frame is not None and not is_call(frame):
        frame = frame.f_back
    return frame


def _left_out(caller: ast.stmt | None, node: ast.FunctionDef) -> list[str]:
    """The values that a call leaves out, so that the function gives them; none where that is not clear."""
    calls = (
        []
        if caller is None
        else [
            each
            for each in ast.walk(caller)
            if isinstance(each, ast.Call) and isinstance(each.func, ast.Name) and each.func.id == node.name
        ]
    )
    if len(calls) != 1 or any(isinstance(each, ast.Starred) for each in calls[0].args):
        return []
    named = {word.arg for word in calls[0].keywords}
    return [each.arg for each in node.args.args[len(calls[0].args) :] if each.arg not in named]


def _used(node: ast.stmt | None) -> Iterator[tuple[str, ast.expr]]:
    """The places that a statement uses, as they are written; none of one that others are in."""
    if not isinstance(node, ast.Assign | ast.AugAssign | ast.Expr | ast.Delete):
        return
    hidden = {
        name for each in ast.walk(node) if isinstance(each, ast.comprehension) for name in targets(each)
    }
    hidden |= {each.arg for each in ast.walk(node) if isinstance(each, ast.arg)}
    seen = set(hidden)
    for part in _parts(node):
        label = ast.unparse(part)
        names = {each.id for each in ast.walk(part) if isinstance(each, ast.Name)}
        if label not in seen and not names & hidden:
            seen.add(label)
            yield label, part


def _parts(node: ast.AST) -> Iterator[ast.expr]:
    match node:
        case ast.Assign(targets=places, value=value):
            yield from _parts(value)
            yield from _keys(places)
        case ast.AugAssign(target=target, value=value):
            if is_place(target):
                yield target
            yield from _parts(value)
            yield from _keys([target])
        case ast.Delete(targets=places):
            yield from _keys(places)
        case ast.Expr(value=value):
            yield from _parts(value)
        case ast.Call(func=ast.Attribute(value=ast.Name(), attr=name)) if name in CHANGES:
            yield from _parts_of([*node.args, *node.keywords])
        case ast.Call(func=ast.Name()):
            yield from _parts_of([*node.args, *node.keywords])
        case ast.Subscript(slice=key) if is_place(node):
            yield node
            yield from _parts(key)
        case ast.Name():
            yield node
        case _:
            yield from _parts_of(ast.iter_child_nodes(node))


def _parts_of(nodes: Iterable[ast.AST]) -> Iterator[ast.expr]:
    for node in nodes:
        yield from _parts(node)


def _keys(places: list[ast.expr]) -> Iterator[ast.expr]:
    """What the keys of places that are written to use."""
    for place in places:
        for part in ast.walk(place):
            if isinstance(part, ast.Subscript):
                yield from _parts(part.slice)
