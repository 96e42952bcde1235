"""The words that complete what is being typed: those of a level, each with what it does."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from codeweek.blocks.catalogue import Catalogue
from codeweek.blocks.names import functions, variables
from codeweek.blocks.offer import offers
from codeweek.blocks.script import EMPTY, Block, Script
from codeweek.blocks.speak import said
from codeweek.blocks.write import program


@dataclass(frozen=True)
class Word:
    """A `word` to complete: the text to `insert`, and `what` it does, in the words of its block."""

    word: str
    insert: str
    what: str


def words(
    catalogue: Catalogue, offered: Collection[str], language: str, script: Script = EMPTY
) -> tuple[Word, ...]:
    """The words for the blocks that a level offers, those of the world first, then the script's own names."""
    known = {*offered} & {*catalogue.types}
    types = sorted(known, key=lambda name: (name not in catalogue.called, list(catalogue.types).index(name)))
    found = [word for name in types for word in _of_type(catalogue, name, language)]
    own = [Word(name, f"{name}(" if count else f"{name}()", "") for name, count in functions(script).items()]
    names = [Word(name, name, "") for name in variables(catalogue, script)]
    return tuple({(word.word, word.insert): word for word in (*found, *own, *names)}.values())


def _of_type(catalogue: Catalogue, name: str, language: str) -> Iterator[Word]:
    if name in catalogue.always or name in _SIGNS or not catalogue[name].python[:1].isalpha():
        return
    for offer in offers(catalogue, (name,), EMPTY):
        line = _written(catalogue, offer.block, language)
        if line.split("(")[0].split(" ")[0].isidentifier():
            word = line.split("(")[0].split(" ")[0]
            yield Word(word, line, said(catalogue, language, lambda _kind, value: str(value), offer.block))


_SIGNS = ("set", "change", "get", "call", "call_value", "python")


def _written(catalogue: Catalogue, block: Block, language: str) -> str:
    """The first line that a block is written as."""
    stands = block if catalogue[block.type].shape == "command" else _asked(block)
    line = program(catalogue, Script((stands,)), language).source.split("\n")[0]
    return line if stands is block else line.removeprefix("return ")


def _asked(block: Block) -> Block:
    return Block("return", slots={"value": block})
