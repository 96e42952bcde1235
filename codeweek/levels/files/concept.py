"""The concept that a level or a chapter teaches: blocks, or a way to put them together."""

from collections.abc import Iterable

from codeweek.blocks.block_vocabulary import plain
from codeweek.blocks.catalogue import Catalogue
from codeweek.levels.files.field_reader import FieldReader
from codeweek.levels.files.yaml_nodes import Node

NESTED = "nested"  # a loop in a loop
NAMED = {NESTED: (NESTED, "imbriquees", "imbrique", "boucle dans une boucle", "boucles imbriquees")}


def concept(
    reading: FieldReader, node: Node | None, path: str, catalogues: Iterable[Catalogue]
) -> tuple[str, ...]:
    """The block types, or the names of `NAMED`: a program that uses none of them skips the concept."""
    known: dict[str, tuple[str, ...]] = {}
    for catalogue in catalogues:  # a word may name a block in each kind of world
        known |= {word: (*known.get(word, ()), *names) for word, names in catalogue.toolbox.items()}
    known |= {plain(word): (name,) for name, words in NAMED.items() for word in words}
    found: list[str] = []
    for entry, place in reading.several(node, path):
        word = reading.text(entry, place)
        names = known.get(plain(word.removesuffix("()")))
        if names is None and not isinstance(entry.value, list | dict):
            reading.unknown("unknown_block", entry, place, word, known)
        found.extend(names or ())
    return tuple(dict.fromkeys(found))
