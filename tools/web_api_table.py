"""What the page may ask of Python, as a page for developers: `docs/developers/web-api.md`."""

from collections.abc import Iterator
from typing import Any, get_type_hints

from page_types import named, typed

from codeweek.web_api import verbs

HEAD = """# What the page asks of Python

One request at a time, as JSON, to `codeweek.web_api.api.handle`: `{"do": verb, …}`. The answer is
`{"ok": true, …}`, or `{"ok": false, "say": a sentence, "cause"?: what nobody foresaw}`. Each request tells
all it is about; of what was asked before, only the packs that were opened are needed again, and after a new
start the page opens them again. `?` is after what may be left out; any verb may refuse with
`door.not_understood`.

Written by `tools/make_types.py` from `codeweek/web_api/verbs.py` and `shapes.py`.
"""


def page() -> str:
    """The whole page."""
    lines = ["| verb | what for | asks | answers | may refuse with |", "| --- | --- | --- | --- | --- |"]
    for name, verb in verbs.VERBS.items():
        refuses = ", ".join(f"`{key}`" for key in verb.refuses)
        cells = (f"`{name}`", _sentence(verb.asks), _fields(verb.asks), _answer(verb.answers), refuses)
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join([HEAD, *lines, "", "## What is in them", "", *_shapes(), ""])


def _shapes() -> Iterator[str]:
    told = {id(each) for verb in verbs.VERBS.values() for each in (verb.asks, verb.answers)}
    yield from ("| name | what it is | fields |", "| --- | --- | --- |")
    for name, found in sorted(named().items()):
        if id(found) not in told and isinstance(found, type) and name not in ("Request", "Refused"):
            yield f"| `{name}` | {_sentence(found)} | {_fields(found)} |"


def _answer(found: Any) -> str:
    return f"{_fields(found)} ({_sentence(found)})"


def _sentence(found: Any) -> str:
    return " ".join((found.__doc__ or "").split()).rstrip(".").replace("|", "\\|")


def _fields(found: Any) -> str:
    hints = get_type_hints(found, include_extras=True)
    parts = (typed(key, hint).replace("|", "\\|") for key, hint in hints.items() if key != "language")
    return ", ".join(f"`{part}`" for part in parts)
