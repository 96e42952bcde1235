"""Words that are nearly Python's: keywords with a letter wrong, words of French and of other languages."""

import re
from collections.abc import Iterator
from keyword import kwlist

from codeweek.blocks.block_vocabulary import plain
from codeweek.blocks.spelling import PYTHON, by_a_letter

# What a child calls a function of Python, without accents or capitals.
CALLED = {
    "affiche": "print",
    "afficher": "print",
    "echo": "print",
    "ecrire": "print",
    "ecris": "print",
    "imprime": "print",
    "imprimer": "print",
    "printf": "print",
    "println": "print",
    "puts": "print",
    "lire": "input",
    "entree": "input",
    "saisie": "input",
    "saisir": "input",
    "prompt": "input",
    "entier": "int",
    "reel": "float",
    "chaine": "str",
    "length": "len",
    "lenght": "len",
    "longueur": "len",
    "taille": "len",
    "somme": "sum",
    "maximum": "max",
    "minimum": "min",
    "arrondi": "round",
    "arrondir": "round",
    "absolu": "abs",
}
# What a list or a text is asked to do.
ASKED = {
    "add": "append",
    "ajoute": "append",
    "ajouter": "append",
    "push": "append",
    "enleve": "remove",
    "enlever": "remove",
    "supprimer": "remove",
    "inserer": "insert",
    "compte": "count",
    "compter": "count",
    "trie": "sort",
    "trier": "sort",
    "inverser": "reverse",
    "majuscule": "upper",
    "majuscules": "upper",
    "uppercase": "upper",
    "touppercase": "upper",
    "minuscule": "lower",
    "minuscules": "lower",
    "lowercase": "lower",
    "tolowercase": "lower",
    "remplacer": "replace",
    "decouper": "split",
    "trim": "strip",
}
# What other languages print with, behind a dot.
PRINTED = frozenset({("console", "log"), ("console", "print"), ("Console", "WriteLine"), ("out", "println")})
_KEYWORDS = {
    "arreter": "break",
    "brake": "break",
    "casser": "break",
    "continuer": "continue",
    "depuis": "from",
    "importer": "import",
    "importe": "import",
    "passer": "pass",
    "renvoyer": "return",
    "retour": "return",
    "sortir": "break",
    "stop": "break",
}
HEADS = ("if", "elif", "else", "while", "for", "def", "return", "import", "from")
ALONE = ("break", "continue", "pass", "return")
_INSIDE = ("in", "and", "or", "not", "import", "if", "else")
_WORD = re.compile(r"[^\W\d]\w*")


def called(word: str) -> str:
    """The function of Python that a word of another language is; empty for any other word."""
    return CALLED.get(plain(word), "")


def as_keyword(word: str, among: tuple[str, ...]) -> str:
    """The keyword that a word nearly is, or is in French; empty when there is none."""
    return next(iter(_near(word, among)), "")


def keywords(code: str, bare: str, start: int) -> Iterator[tuple[int, int, str]]:
    """Where a line may have a keyword with a letter wrong, and that keyword; the first word first.

    `code` is `bare` from `start` on, where its texts and its note are blank.
    """
    for match in _WORD.finditer(bare, start, start + len(code)):
        for each in _near(match[0], (*HEADS, *ALONE) if match.start() == start else _INSIDE):
            yield *match.span(), each


def _near(word: str, among: tuple[str, ...]) -> list[str]:
    """The keywords that are a letter away, the nearest first; none for a word of Python."""
    if len(word) < 2 or word.lower() in kwlist or word in PYTHON:
        return []
    own = _KEYWORDS.get(plain(word), "")
    near = [each for each in among if by_a_letter(word.lower(), each)]
    return [own] if own in among and own else sorted(near, key=lambda each: _apart(word.lower(), each))


def _apart(word: str, other: str) -> int:
    """How far a word is from another a letter away: changed places, one more or less, another letter."""
    return 0 if sorted(word) == sorted(other) else 1 if len(word) != len(other) else 2
