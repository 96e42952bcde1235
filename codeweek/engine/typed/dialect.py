"""Typed Python as the engine takes it: its allowlist, who instruments it, and its library."""

from codeweek.engine.instrument import Dialect
from codeweek.engine.typed.allow import allow
from codeweek.engine.typed.library import library
from codeweek.engine.typed.make import TypedMaker, TypedTeller

TYPED = Dialect(TypedMaker, TypedTeller, library)

__all__ = ["TYPED", "allow"]
