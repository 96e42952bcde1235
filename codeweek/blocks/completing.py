"""The words that complete what is being typed: those of a level, each with what it does."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from codeweek.blocks.catalogue import Catalogue
from codeweek.blocks.script import EMPTY, Block, Script
from codeweek.blocks.script_names import functions, variables
from codeweek.blocks.speak import said
from codeweek.blocks.text_block import TEXT_BLOCK, texts
from codeweek.blocks.typed.call_table import FUNCTIONS
from codeweek.blocks.write import program
from codeweek.text import Key

HOLE = "..."
_UNTYPED = frozenset({"set", "change", "get", "call", "call_value", TEXT_BLOCK.name})
_LOGIC = ("and", "or")
_FIRST = ("print", "input")  # of Python, what a child meets first
_LIKE_PYTHON = ("say", "ask")  # blocks that do the same


@dataclass(frozen=True)
class Word:
    """A `word` to complete, the text to `insert`, and `what` it does: words of a block, or a sentence.

    `at`: how many letters of `insert` come before the caret.
    """

    word: str
    insert: str
    what: str | Key
    at: int


def words(
    catalogue: Catalogue, offered: Collection[str], language: str, script: Script = EMPTY
) -> tuple[Word, ...]:
    """The words for the blocks that a level offers, those of the world first; then a script's own names.

    Where text may be written, what Python writes and asks with comes before the blocks that do the same.
    """
    known = [name for name in catalogue.types if name in offered and name not in catalogue.always]
    typed = TEXT_BLOCK.name in offered
    of_world = [name for name in known if name in catalogue.called and not (typed and name in _LIKE_PYTHON)]
    rest = sorted({*known} - {*of_world}, key=lambda name: (name not in catalogue.called, known.index(name)))
    python = (
        [_of_python(f"{name}({HOLE})") for name in sorted((*FUNCTIONS, "range"), key=_late)] if typed else []
    )
    found = [word for name in of_world for word in _of_type(catalogue, name, language)]
    found += python[: len(_FIRST)]
    found += [word for name in rest for word in _of_type(catalogue, name, language)]
    found += python[len(_FIRST) :]
    if typed:
        found += [_of_python(name) for name in ("True", "False")]
    return tuple({(word.word, word.insert): word for word in (*found, *_own(catalogue, script))}.values())


def _of_python(insert: str) -> Word:
    return _word(insert, Key(f"typing.what.{insert.partition('(')[0]}"))


def _late(name: str) -> int:
    """How late a function comes: after those that a child meets first."""
    return _FIRST.index(name) if name in _FIRST else len(_FIRST)


def _own(catalogue: Catalogue, script: Script) -> Iterator[Word]:
    """The names of a script."""
    inside = texts(script)
    made = {name: count > 0 for name, count in functions(script).items()}
    made |= {name: most > 0 for each in inside for name, (_least, most) in each.functions.items()}
    for name, filled in made.items():
        yield _word(f"{name}({HOLE if filled else ''})", Key("typing.what.procedure"))
    given = [*variables(catalogue, script), *(name for each in inside for name in sorted(each.variables))]
    for name in dict.fromkeys(given):
        yield _word(name, Key("typing.what.variable"))


def _of_type(catalogue: Catalogue, name: str, language: str) -> Iterator[Word]:
    if name in _LOGIC:
        yield Word(name, f"{name} ", Key(f"typing.what.{name}"), len(name) + 1)
    if name in _UNTYPED or not catalogue[name].python[:1].isalpha():
        return
    block = catalogue.new(name)
    what = said(catalogue, language, lambda _kind, value: str(value), block)
    yield _word(_line(catalogue, block, language), what)
    if name == "if_else":
        yield Word("else", "else:", Key("typing.what.else"), 5)
        yield _word(f"elif {HOLE}:", Key("typing.what.elif"))


def _word(line: str, what: str | Key) -> Word:
    """A line to insert; the caret comes to its first hole."""
    at = line.find(HOLE)
    insert = line.replace(HOLE, "")
    word = next(
        (n for n, letter in enumerate(insert) if not (letter.isalnum() or letter == "_")), len(insert)
    )
    return Word(insert[:word], insert, what, len(insert) if at < 0 else at)


def _line(catalogue: Catalogue, block: Block, language: str) -> str:
    """The first line that a block is written as."""
    if catalogue[block.type].shape == "command":
        return program(catalogue, Script((block,)), language).source.split("\n")[0]
    stands = Block("return", slots={"value": block})
    return program(catalogue, Script((stands,)), language).source.removeprefix("return ").rstrip("\n")
