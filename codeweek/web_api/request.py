"""Shared by all requests: types, access to the parts of a request, and its refusal."""

from collections.abc import Mapping
from typing import Any

from codeweek.diagnostic import Diagnostic

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
