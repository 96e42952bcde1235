"""Shared by all requests: types, how a request and its parts are read, and its refusal."""

import json
import re
from collections.abc import Mapping
from typing import Any

from codeweek import data
from codeweek.diagnostic import Diagnostic
from codeweek.text import Text

DEEPEST = 900  # brackets inside one another: more would end a Python that runs in a browser
_BRACKETS = re.compile(r'"(?:[^"\\]|\\.)*"?|[\[\]{}]', re.DOTALL)  # and whole texts

Asked = Mapping[str, Any]
Answer = Mapping[str, object]  # one of verbs/


class RefusedError(Exception):
    """A request that cannot be answered, with the sentence for it."""

    def __init__(self, why: str | Diagnostic) -> None:
        super().__init__(why)
        self.why = Diagnostic(why) if isinstance(why, str) else why


def get(asked: Asked, name: str, kind: type, otherwise: Any = None) -> Any:
    """A part of a request. Raises RefusedError when it is not of this type."""
    value = asked.get(name, otherwise)
    if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
        raise RefusedError("door.not_understood")
    return value


def read(request: str) -> Asked:
    """A request. Raises RefusedError when it is none."""
    try:
        asked = None if _deep(request) else json.loads(request)
    except (ValueError, RecursionError):
        asked = None
    if not isinstance(asked, dict):
        raise RefusedError("door.not_understood")
    return asked


def _deep(request: str) -> bool:
    """Whether brackets nest too deep, outside strings."""
    if request.count("[") + request.count("{") <= DEEPEST:
        return False  # they cannot: most requests
    depth = 0
    for match in _BRACKETS.finditer(request):
        depth += {"[": 1, "{": 1, "]": -1, "}": -1}.get(match.group(), 0)
        if depth > DEEPEST:
            return True
    return False


def text_of(asked: Asked) -> Text:
    """The sentences of the language of a request."""
    language = asked.get("language")
    return data.text(language if language in data.languages() else data.languages()[0])
