"""The brackets that a line opens and does not close."""

import re

CLOSING = {"(": ")", "[": "]", "{": "}"}


def opened(row: str) -> list[str]:
    """The brackets still open at the end of a line; none when it closes one that it has not opened."""
    todo: list[str] = []
    for sign in re.sub(r"""'[^']*'|"[^"]*"|#.*""", "", row):
        if sign in CLOSING:
            todo.append(sign)
        elif todo and sign == CLOSING[todo[-1]]:
            todo.pop()
        elif sign in CLOSING.values():
            return []
    return todo
