"""The note of each kind of block: who listens to a run hears its order, and the turns of a loop come back."""

from collections.abc import Mapping

from codeweek.blocks.catalogue import Catalogue
from codeweek.blocks.script import Script

# What turns the hero glides, as the turn does; what goes up is high.
OF_TYPES: Mapping[str, str] = {
    "up": "note6",
    "right": "note4",
    "left": "note3",
    "down": "note1",
    "move": "note4",
    "forward": "note4",
    "backward": "note2",
    "turn_left": "left",
    "rotate_left": "left",
    "turn_right": "right",
    "rotate_right": "right",
    "if": "ask",
    "if_else": "ask",
    "say": "note5",
}
OF_CATEGORIES: Mapping[str, str] = {
    "control": "loop",
    "variables": "note2",
    "functions": "note5",
    "action": "note6",
    "motion": "note3",
    "events": "note1",
}
SOUNDS = tuple(dict.fromkeys((*OF_TYPES.values(), *OF_CATEGORIES.values())))


def note(catalogue: Catalogue, type: str) -> str:
    """The sound of a block of a type; empty for what is no statement of a program."""
    if type not in catalogue.statements:
        return ""
    return OF_TYPES.get(type) or OF_CATEGORIES.get(catalogue[type].category, "")


def notes(catalogue: Catalogue, script: Script) -> dict[str, str]:
    """The sounds of the blocks of a program, by id."""
    return {block.id: found for block in script.walk() if (found := note(catalogue, block.type))}
