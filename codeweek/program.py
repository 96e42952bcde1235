"""A program ready to run: its text, its tree, and the block of each statement."""

import ast
from dataclasses import dataclass


@dataclass(frozen=True)
class Program:
    """`source` is what the child reads, in the child's words.

    `tree` means the same with neutral names (`move`, `turn_left`): it is what the engine runs. Each of its
    statements has `lineno` (1-based, in `source`) and `block` (the id of its block).
    """

    source: str
    tree: ast.Module
