"""The toolbox of a level file: the blocks its words stand for, adding one and removing one."""

from codeweek import data
from codeweek.blocks.block_vocabulary import plain
from codeweek.blocks.catalogue import Catalogue
from codeweek.blocks.python import GROUPS
from codeweek.levels.programs import CATEGORIES


def offered(known: Catalogue, words: list[str]) -> list[str]:
    """The block types that words of a toolbox stand for."""
    return [name for word in words for name in _types(known, word)]


def _types(known: Catalogue, word: str) -> tuple[str, ...]:
    return known.toolbox.get(plain(word.removesuffix("()")), ())


def choosable(known: Catalogue) -> list[str]:
    """The block types that a level may offer, by category."""
    names = [name for name in known.types if name not in known.always]
    return sorted(names, key=lambda name: CATEGORIES.index(known[name].category))


def with_block(known: Catalogue, words: list[str], name: str, language: str) -> list[str]:
    """The words of a toolbox with one more block, in the usual order."""
    if name not in known.types or name in offered(known, words):
        return words
    order = choosable(known)
    if name not in order:
        return words
    ranks = [
        max((order.index(each) for each in _types(known, word) if each in order), default=-1)
        for word in words
    ]
    at = max((index + 1 for index, rank in enumerate(ranks) if rank < order.index(name)), default=0)
    return [*words[:at], word_of(known, name, language), *words[at:]]


def without_block(known: Catalogue, words: list[str], name: str, language: str) -> list[str]:
    """The words of a toolbox without a block; a word for several is replaced by the others."""
    kept: list[str] = []
    for word in words:
        types = _types(known, word)
        if name in types:
            kept += [word_of(known, each, language) for each in types if each != name]
        else:
            kept.append(word)
    return kept


def word_of(known: Catalogue, name: str, language: str) -> str:
    """The word for a block in the toolbox of a file in a language; in English the type's own name."""
    said = [data.words().said(name, what, language) or () for what in ("words", "toolbox")]
    found = [word for words in said for word in words] if language != "en" else []
    fitting = [word for word in found if _types(known, word) == (name,)]
    return str(fitting[0]).replace(" ", "_") if fitting else name


def speaks_french(known: Catalogue, words: list[str]) -> bool:
    """Whether more than half of the words of a toolbox are not the blocks' own names."""
    own = sum(word in known.types or word in GROUPS for word in words)
    return len(words) - own > own
