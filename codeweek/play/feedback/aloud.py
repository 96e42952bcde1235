"""A sentence about a run in words without numbers, for a voice that has recorded no others."""

from codeweek.diagnostic import Diagnostic
from codeweek.text import Text


def aloud(text: Text, told: Diagnostic) -> str:
    """The other words; empty when its own will do."""
    return text.tell(Diagnostic(key)) if text.find(key := f"aloud.{told.key}") is not None else ""
