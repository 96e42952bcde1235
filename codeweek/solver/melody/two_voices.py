"""Tunes that rest between two notes, or have two voices: some programs, and what is sure of all others.

Rests may come in parts and go on unheard after the last note, and voices may be written in any order: many
words sound the same. Programs are only made of a few of them.
"""

from collections.abc import Generator, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import product

from codeweek.solver.iterative_deepening import NONE_DEFINED
from codeweek.solver.language import Language
from codeweek.solver.melody.melody_grammar import Functions, Grammar
from codeweek.solver.melody.wanted_tune import SECOND, Sound, Tune
from codeweek.solver.result import Effort, SearchProgress
from codeweek.solver.scripts import Body, Statement
from codeweek.solver.straight_line import StraightLine

SHORT = 4  # blocks of the shortest function that two calls are enough for
FRAMED = 1 + SHORT + 3  # blocks of the shortest program with one and a block between its calls


class Shuffles:
    """The ways to have played the notes of two words, those of each in their order.

    A node is a set of places (how many notes of each word are played) that a sequence of notes may lead to.
    """

    def __init__(self, one: str, other: str) -> None:
        self.words = (one, other)
        self.letters = "".join(dict.fromkeys(one + other))
        self.start = 1
        self.nodes: list[tuple[int, ...]] = [(), ()]
        self.places: list[frozenset[tuple[int, int]]] = [frozenset(), frozenset({(0, 0)})]
        self.numbers = {self.places[1]: 1}

    def after(self, node: int, command: int) -> int:
        """The node after one more note."""
        one, other = self.words
        sign = self.letters[command]
        places = {(i + 1, j) for i, j in self.places[node] if one[i : i + 1] == sign}
        places |= {(i, j + 1) for i, j in self.places[node] if other[j : j + 1] == sign}
        return self._number(frozenset(places))

    def _number(self, places: frozenset[tuple[int, int]]) -> int:
        if places and places not in self.numbers:
            self.numbers[places] = len(self.nodes)
            self.nodes.append(())
            self.places.append(places)
        return self.numbers.get(places, 0)

    def run(self, node: int, word: Sequence[int]) -> int:
        """The node after some notes."""
        for command in word:
            node = self.after(node, command) if node else 0
        return node

    def won(self, node: int) -> bool:
        """Whether all notes are played."""
        return (len(self.words[0]), len(self.words[1])) in self.places[node]


def shortest(
    words: tuple[str, str], language: Language, enough: int, effort: Effort
) -> Generator[SearchProgress, None, int]:
    """The fewest blocks of a program that plays two words so, or `enough` when it takes as many at least."""
    nodes = Shuffles(*words)
    lines = StraightLine(nodes, replace(language, commands=tuple(nodes.letters)), True, effort)
    loops = "repeat" in language.control
    if language.functions:
        enough = min(enough, (FRAMED if loops else NONE_DEFINED) + 1)
    for size in range(1, enough):
        won: list[Body] = []
        for program in lines.programs(size):
            if isinstance(program, SearchProgress):
                yield program
            else:
                won = program
        if won or (language.functions and size == FRAMED and _framed(nodes, lines)):
            return size
    return enough


def _framed(nodes: Shuffles, lines: StraightLine) -> bool:
    """Whether a function is called, then a note is played, then it is called again.

    With repeats no shorter program with a function is shorter than one without, and no other of its length.
    """
    words = [word for _, word, _ in lines.inners[nodes.start, SHORT]]
    notes = range(len(nodes.letters))
    return any(nodes.won(nodes.run(nodes.start, (*word, note, *word))) for word in words for note in notes)


def programs(word: str, letters: Mapping[str, Statement], language: Language) -> Functions | Grammar:
    """The programs that play a word."""
    loops = "repeat" in language.control
    if language.functions and language.nested:
        return Functions(word, letters, loops)
    return Grammar(word, letters, loops, language.nested)


class Voiced:
    """Programs of some words that sound as is wanted. `sure`: no program of fewer blocks does."""

    def __init__(self, tune: Tune, letters: Mapping[str, Statement], language: Language) -> None:
        self.tune = tune
        self.letters = letters
        self.language = language
        self.best: Functions | Grammar | None = None
        self.sure = 0

    @property
    def least(self) -> int | None:
        """The fewest blocks of a program that was found."""
        return self.best.least if self.best else None

    def programs(self) -> Iterator[Body]:
        """Programs of so many blocks."""
        return self.best.programs() if self.best else iter(())

    def fill(self, effort: Effort) -> Iterator[SearchProgress]:
        """Find programs, then how few blocks there must be."""
        for word in dict.fromkeys(self._words()):
            found = programs(word, self.letters, self.language)
            yield from found.fill(effort)
            if self.best is None or (found.least or 0) < (self.best.least or 0):
                self.best = found
        yield from self._bounded(effort)

    def _words(self) -> Iterator[str]:
        """What is tried: the first voice, then the second one, each with or without a rest at its end."""
        ends: list[tuple[Sound, ...]] = [(), *((rest,) for rest in self.tune.rests)]
        first, *others = self.tune.parts
        if not others:
            yield from (self.tune.word(first + end) for end in ends)
            return
        second = others[0]
        begin = second[:1] if second[0][0] is None else ()
        for end, last in product(ends, [*ends, (SECOND, *begin)]):
            yield self.tune.word((*first, *end, SECOND, *second, *last))

    def _bounded(self, effort: Effort) -> Iterator[SearchProgress]:
        """How few blocks play the notes alone: a program that wins is one of these without its other blocks.

        With one block that changes the voice there is no way back: one voice is played after the other. With
        two or more, their notes may come in any order.
        """
        notes, rests = self.tune.notes(), len(self.tune.rests) > 0
        row = programs("".join(notes), self.letters, self.language)
        yield from row.fill(effort)
        sure = row.sure + rests
        if len(notes) == 2:
            others = 2 + rests
            enough = max(1, (self.least or 0) - others)
            mixed = yield from shortest((notes[0], notes[1]), self.language, enough, effort)
            sure = min(1 + sure, others + mixed)
        self.sure = min(sure, self.least or sure)
