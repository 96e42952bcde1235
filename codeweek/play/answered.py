"""What somebody typed as the answer to a program: a number if it is one, and how it was written."""

from codeweek.engine.values import Spelled
from codeweek.play.session import answer


def answered(typed: str) -> int | float | str | Spelled:
    """The answer for a program: for `input`, `007` stays as it was typed."""
    value, word = answer(typed), typed.strip()
    return value if isinstance(value, str) or str(value) == word else Spelled(value, word)
