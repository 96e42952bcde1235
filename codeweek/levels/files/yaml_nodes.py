"""A YAML subset as nodes with their place in the text: no tags, aliases or dates."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from codeweek.diagnostic import Diagnostic

LONGEST = 200_000  # letters of a file at most
DEEPEST = 12  # nesting of tables and lists at most
MOST_MARKS = 4  # combining marks on one letter at most: stacked accents paint over their neighbours

_QUICK: Any = getattr(yaml, "CSafeLoader", None)
_DOUBTFUL = re.compile(
    r"[\t\x85\ufeff]|[:-] *[|>][-+0-9]*#"
)  # characters that libyaml accepts in more places
_NO_LETTER = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
_PLAIN = re.compile("[\0-\u02ff\u2000-\u206f]*")  # texts without any combining mark
_NO_NUMBER = re.compile(r"\\U(?!000|0010)[0-9a-fA-F]{8}")  # beyond the last Unicode character
_NUMBER = re.compile(r"[-+]?(0|[1-9][0-9]{0,99})")
_DECIMAL = re.compile(r"[-+]?[0-9]{1,15}\.[0-9]{1,15}")
_CONSTANTS = {"true": True, "false": False, "null": None, "~": None, "": None}
_ADVICE = (
    ("mapping values are not allowed", "yaml_colon"),
    ("quoted scalar", "yaml_quote"),
    ("expected ',' or", "yaml_flow"),
    ("chomping or indentation", "yaml_arrow"),
    ("cannot start any token", "yaml_character"),
    ("special characters are not allowed", "yaml_character"),
)
_OPENED = ("while parsing a flow", "while scanning a quoted")  # what is not closed: where it opens


@dataclass(frozen=True)
class Node:
    """A value and where it starts (1-based). A table holds its nodes by key, `keys` the places of the keys.

    `raw` is a scalar as written; `block`: a text under `|` or `>`, which starts on the next line.
    `start` and `end` count letters of the whole text; only a scalar has its own end.
    """

    value: Any
    line: int
    column: int
    raw: str = ""
    block: bool = False
    keys: dict[str, "Node"] = field(default_factory=dict)
    start: int = 0
    end: int = 0

    @property
    def plain(self) -> Any:
        """The plain value, without places, recursively."""
        if isinstance(self.value, dict):
            return {key: node.plain for key, node in self.value.items()}
        if isinstance(self.value, list):
            return [node.plain for node in self.value]
        return self.value


class _RefusedError(Exception):
    """Something YAML allows and level files do not."""

    def __init__(self, key: str, mark: Any, **slots: Any) -> None:
        super().__init__(key)
        self.diagnostic = Diagnostic(f"level.{key}", slots, line=mark.line + 1, column=mark.column + 1)


def read(text: str, file: str = "") -> tuple[Node | None, tuple[Diagnostic, ...]]:
    """The table in a YAML text; or None and the problem that keeps it from being read."""
    if len(text) > LONGEST:
        return None, (Diagnostic("level.file_too_long", {"most": LONGEST}, file=file, line=1, column=1),)
    try:
        node, problems = _nodes(text)
    except _RefusedError as refused:
        return None, (refused.diagnostic.at(file=file),)
    except yaml.YAMLError as error:
        return None, (_syntax(error, text).at(file=file),)
    except (ValueError, OverflowError):  # PyYAML turns any number into a character
        return None, (_no_letter(text).at(file=file),)
    if not isinstance(node.value, dict):
        key = "not_a_table" if text.strip() else "empty_file"
        return None, (Diagnostic(f"level.{key}", file=file, line=node.line, column=node.column),)
    return node, tuple(problem.at(file=file) for problem in problems)


def _nodes(text: str) -> tuple[Node, list[Diagnostic]]:
    """The document parsed by libyaml where available, five times as fast; by PyYAML's own parser in doubt.

    PyYAML decides, so that a file reads the same on every machine.
    """
    problems: list[Diagnostic] = []
    try:
        if _QUICK and not _DOUBTFUL.search(text):
            return _document(_sure(yaml.parse(text, Loader=_QUICK)), problems), problems
    except (yaml.YAMLError, UnicodeError, _RefusedError):  # a lone surrogate is not valid UTF-8
        problems = []
    return _document(yaml.parse(text, Loader=yaml.SafeLoader), problems), problems


def _sure(events: Iterator[Any]) -> Iterator[Any]:
    """The events of libyaml. Raises YAMLError at a bare text with a question mark: the parsers differ."""
    for event in events:
        if (
            isinstance(event, yaml.ScalarEvent)
            and not event.style
            and ("?" in event.value or not event.value)
        ):
            raise yaml.YAMLError
        yield event


def _syntax(error: yaml.YAMLError, text: str) -> Diagnostic:
    """The first syntax error, with advice for the usual mistakes."""
    mark, opened = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    unclosed = (getattr(error, "context", None) or "").startswith(_OPENED)
    if opened and (mark is None or (unclosed and opened.line < mark.line)):
        mark = opened
    line, column = (mark.line, mark.column) if mark else _place(text, getattr(error, "position", 0))
    lines = text.splitlines()
    row = lines[line] if line < len(lines) else ""
    said = f"{getattr(error, 'context', '')} {getattr(error, 'problem', '')} {error}"
    key = next((key for words, key in _ADVICE if words in said), "yaml")
    if "\t" in row[: len(row) - len(row.lstrip())]:
        key = "yaml_tab"
    return Diagnostic(f"level.{key}", line=line + 1, column=column + 1)


def _no_letter(text: str) -> Diagnostic:
    """The problem of an escape for a letter that does not exist, or of anything else PyYAML fails on."""
    match = _NO_NUMBER.search(text)
    line, column = _place(text, match.start() if match else 0)
    return Diagnostic("level.yaml_escape" if match else "level.yaml", line=line + 1, column=column + 1)


def _place(text: str, position: Any) -> tuple[int, int]:
    before = text[: position if isinstance(position, int) else 0]
    return before.count("\n"), len(before) - before.rfind("\n") - 1


def _document(events: Iterator[Any], problems: list[Diagnostic]) -> Node:
    """Build the nodes of the document without recursion, on a bounded stack. Raises _RefusedError."""
    root: Node | None = None
    stack: list[tuple[Node, list[Node]]] = []  # open lists and tables, with the key waiting for its value
    documents = 0
    for event in events:
        if isinstance(event, yaml.DocumentStartEvent):
            documents += 1
            if documents > 1:
                raise _RefusedError("yaml_documents", event.start_mark)
            continue
        if isinstance(event, yaml.CollectionEndEvent):
            stack.pop()
            continue
        node = _node(event)
        if node is None:
            continue
        root = root or node
        if stack:
            _put(stack[-1], node, problems)
        if isinstance(event, yaml.CollectionStartEvent):
            stack.append((node, []))
            if len(stack) > DEEPEST:
                raise _RefusedError("yaml_deep", event.start_mark, most=DEEPEST)
    return root or Node(None, 1, 1)


def _node(event: Any) -> Node | None:
    """The node that an event opens, or None when it opens none. Raises _RefusedError for tags and aliases."""
    if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
        raise _RefusedError("yaml_alias", event.start_mark)
    if getattr(event, "tag", None):
        raise _RefusedError("yaml_tag", event.start_mark, tag=event.tag)
    if not isinstance(event, yaml.NodeEvent):
        return None
    assert event.start_mark is not None
    assert event.end_mark is not None
    place = event.start_mark.line + 1, event.start_mark.column + 1
    start, end = event.start_mark.index, event.end_mark.index
    if isinstance(event, yaml.MappingStartEvent):
        return Node({}, *place, start=start, end=end)
    if isinstance(event, yaml.SequenceStartEvent):
        return Node([], *place, start=start, end=end)
    assert isinstance(event, yaml.ScalarEvent)
    raw = _letters(event)
    value = raw if event.style else typed(raw)
    return Node(value, *place, raw, event.style in ("|", ">"), start=start, end=end)


def in_text(text: str, node: Node, line: int, column: int) -> tuple[int, int]:
    """The place in a file, whose whole text is given, of a line and column of a text in it."""
    if node.block:
        rows = text.splitlines()[node.line :]
        first = next((row for row in rows if row.strip()), "")
        return node.line + line, len(first) - len(first.lstrip()) + column
    if "\n" in node.raw:
        return node.line, node.column
    row = text.splitlines()[node.line - 1]
    quoted = isinstance(node.value, str) and (row[node.column - 1 : node.column] or " ") in "\"'"
    return node.line, node.column + column - 1 + quoted


def readable(text: str) -> str:
    """A text without the characters refused in files: half letters, invisible ones, stacked accents."""
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "ignore")
    kept: list[str] = []
    marks = 0
    for letter in _NO_LETTER.sub("", whole):
        marks = marks + 1 if _is_mark(letter) else 0
        if marks <= MOST_MARKS:
            kept.append(letter)
    return "".join(kept)


def _letters(event: Any) -> str:
    """The text of a scalar, JSON's surrogate pairs joined. Raises _RefusedError for what is no letter."""
    raw: str = event.value
    if raw.isascii() and raw.isprintable():
        return raw
    try:
        whole = raw.encode("utf-16", "surrogatepass").decode("utf-16")
    except UnicodeDecodeError:
        raise _RefusedError("yaml_half", event.start_mark) from None
    if _NO_LETTER.search(whole):
        raise _RefusedError("yaml_invisible", event.start_mark)
    if _marks(whole) > MOST_MARKS:
        raise _RefusedError("yaml_marks", event.start_mark, most=MOST_MARKS)
    return whole


def _marks(text: str) -> int:
    """The most combining marks on one letter of a text."""
    most = here = 0
    for letter in "" if _PLAIN.fullmatch(text) else text:
        here = here + 1 if _is_mark(letter) else 0
        most = max(most, here)
    return most


def _is_mark(letter: str) -> bool:
    return unicodedata.category(letter) in ("Mn", "Me")


def typed(raw: str) -> Any:
    """The value of a bare word: a number, true, false or null; else a text, such as `yes` or `6e`."""
    if _NUMBER.fullmatch(raw):
        return int(raw)
    if _DECIMAL.fullmatch(raw):
        return float(raw)
    return _CONSTANTS.get(raw.lower(), raw)


def _put(open: tuple[Node, list[Node]], node: Node, problems: list[Diagnostic]) -> None:
    """Add a node to the open list or table, where keys and values alternate. Raises _RefusedError."""
    parent, waiting = open
    if isinstance(parent.value, list):
        parent.value.append(node)
    elif not waiting:
        if isinstance(node.value, list | dict):
            raise _RefusedError("yaml_key", _Mark(node))
        waiting.append(node)
    else:
        key = waiting.pop()
        if key.raw in parent.value:
            diagnostic = Diagnostic("level.twice", {"name": key.raw}, line=key.line, column=key.column)
            problems.append(diagnostic.at(field=key.raw, written=key.raw))
        parent.value[key.raw] = node
        parent.keys[key.raw] = key


class _Mark:
    """A place, in PyYAML's form."""

    def __init__(self, node: Node) -> None:
        self.line, self.column = node.line - 1, node.column - 1
