"""Tunes that rest between two notes, or have two voices: some programs, and what is sure of all others.

Rests may come in parts and go on unheard after the last note, and voices may be written in any order: many
words sound the same. Programs are only made of a few of them.
"""

from collections.abc import Iterator, Mapping
from itertools import product

from codeweek.solver.language import Language
from codeweek.solver.melody.functions import Functions
from codeweek.solver.melody.grammar import Grammar
from codeweek.solver.melody.shuffles import shortest
from codeweek.solver.melody.tune import SECOND, Sound, Tune
from codeweek.solver.result import Effort, SearchProgress
from codeweek.solver.scripts import Body, Statement


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
