"""How few blocks could play two voices at once, if each note went to the voice that needs it."""

from collections.abc import Generator, Sequence
from dataclasses import replace

from codeweek.solver.iterative_deepening import NONE_DEFINED
from codeweek.solver.language import Language
from codeweek.solver.result import Effort, SearchProgress
from codeweek.solver.scripts import Body
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
        for each in lines.programs(size):
            if isinstance(each, SearchProgress):
                yield each
            else:
                won = each
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
