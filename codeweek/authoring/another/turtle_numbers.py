"""Programs of the turtle like a program: the same blocks, with other lengths, angles, counts and sides."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from random import Random

from codeweek.authoring.another.like_programs import stepped
from codeweek.blocks.script import Block, Script

GO = {"forward": "n", "backward": "n"}
TURN = {"rotate_left": "degrees", "rotate_right": "degrees"}
NUMBERS: Mapping[str, str] = {**GO, **TURN, "repeat": "count"}  # the hole of each number
MOVES = {**dict.fromkeys(GO, "go"), **dict.fromkeys(TURN, "turn")}
PENS = ("pen_up", "pen_down")
ANGLES = (45, 60, 90, 120, 135)  # that one turns by where nothing has to close
SHARPEST, WIDEST = 165, 15  # degrees: beyond, a turn is hardly one, or leads back
LEAST, FEWER, MORE = 2, 3, 4  # turns of a loop: the fewest, and how many fewer or more than before
TENS, SHORTEST, LONGEST = 10, 20, 200  # steps: what lengths are multiples of, and between what they lie
SCALE = (0.5, 1.5)  # of a length
APART = 1.4  # times as long as another one: what is seen to be longer
SPLIT, FLIP, MIRROR = 0.3, 0.2, 0.5  # how often one of equal numbers becomes another one, a side changes, all
DRAWS = 40  # lots that are drawn for one program

STRAIGHT, CLOSED, OPEN = "straight", "closed", "open"


def like(script: Script, random: Random, step: int = 0) -> Script | None:
    """A program of the same structure, by lot, whose loops close and open as before; None when none is found.

    `step`: so many statements more.
    """
    known = [closing(loop) for loop in loops(script.blocks)]
    for _ in range(DRAWS):
        blocks = script.blocks
        for _step in range(abs(step)):
            blocks = stepped(blocks, list(_bare(blocks)), step, random)
        lots = _Lots(random, random.random() < MIRROR)
        made = Script(lots.body(blocks, iter(known)))
        if _doubled(made.blocks, False) - _doubled(script.blocks, False) or not _few(made, script):
            continue
        if [closing(loop) for loop in loops(made.blocks)] == known:
            return made
    return None


def loops(blocks: Iterable[Block]) -> Iterator[Block]:
    """The loops, each before those in it."""
    for block in blocks:
        yield from (node for node in block.walk() if node.type == "repeat")


def number(block: Block) -> int | float | None:
    """The number that is written in a block; None when it is not a plain one."""
    value = block.slots[NUMBERS[block.type]]
    found = value.fields.get("value") if value.type == "number" else None
    return found if type(found) in (int, float) else None  # type: ignore[return-value]


def closing(loop: Block) -> str:
    """Whether each turn of a loop faces as it began, or only all of them together, or not even they.

    A loop that was closed before its last turn only draws over: it is none of these.
    """
    turned, count = turning(loop.bodies["body"]), number(loop) or 0
    if turned % 360 == 0:
        return STRAIGHT
    closed = [turns for turns in range(1, int(count) + 1) if turns * turned % 360 == 0]
    return OPEN if not closed else CLOSED if closed == [count] else ""


def turning(blocks: Iterable[Block]) -> float:
    """By how much these turn to the left."""
    found = 0.0
    for block in blocks:
        if block.type in TURN:
            found += (number(block) or 0) * (1 if block.type == "rotate_left" else -1)
        elif block.type == "repeat":
            found += (number(block) or 0) * turning(block.bodies["body"])
    return found


def values(script: Script, names: Iterable[str]) -> tuple[float, ...]:
    """The different numbers in blocks of these types, the least first."""
    found = {number(block) for block in script.walk() if block.type in names}
    return tuple(sorted(each for each in found if each is not None))


def _few(made: Script, own: Script) -> bool:
    """Whether it has at most one length and one angle more, and its lengths are seen to differ."""
    for names in (GO, TURN):
        if len(values(made, names)) > len(values(own, names)) + 1:
            return False
    lengths = values(made, GO)
    return all(long >= APART * short for short, long in pairwise(lengths))


def _doubled(blocks: Sequence[Block], again: bool) -> set[str]:
    """The sorts of which two come in a row, where one would do; `again`: the first follows the last."""
    sorts = [MOVES.get(block.type, "") for block in blocks]
    found = {one for one, other in pairwise(sorts + sorts[: again and len(sorts) > 1]) if one == other != ""}
    return found.union(*(_doubled(body, True) for block in blocks for body in block.bodies.values()))


def _bare(blocks: Iterable[Block]) -> Iterator[Block]:
    """The statements of all bodies that have no body."""
    for block in blocks:
        if not block.bodies:
            yield block
        for body in block.bodies.values():
            yield from _bare(body)


@dataclass
class _Lots:
    """The numbers of one program: what was equal stays so, most of the time."""

    random: Random
    mirrored: bool
    drawn: dict[tuple[str, float], int] = field(default_factory=dict)

    def body(
        self, blocks: Iterable[Block], known: Iterator[str], angles: tuple[int, ...] = ()
    ) -> tuple[Block, ...]:
        return tuple(self.block(block, known, angles) for block in blocks)

    def block(self, block: Block, known: Iterator[str], angles: tuple[int, ...]) -> Block:
        own = number(block) if block.type in NUMBERS else None
        if own is None:
            return block
        if block.type == "repeat":
            return self.loop(block, int(own), known)
        if block.type in GO:
            return _with(block, self.equal("go", own, _lengths(own)))
        side = block.type
        if self.mirrored != (self.random.random() < FLIP):
            side = "rotate_right" if side == "rotate_left" else "rotate_left"
        return _with(replace(block, type=side), self.equal("turn", own, (*ANGLES, *angles)))

    def loop(self, block: Block, own: int, known: Iterator[str]) -> Block:
        count = self.random.randint(max(LEAST, own - FEWER), own + MORE)
        closed, body = next(known) == CLOSED, block.bodies["body"]
        turns = sum(inner.type in TURN for inner in body)
        angles = _closing_angles(count * turns) * len(ANGLES) if closed and turns else ()
        return replace(_with(block, count), bodies={"body": self.body(body, known, angles)})

    def equal(self, sort: str, own: float, choices: Sequence[int]) -> int:
        """The number for one that was there: as for its equals before, or by lot."""
        if (sort, own) in self.drawn and self.random.random() >= SPLIT:
            return self.drawn[sort, own]
        choice = self.random.choice(choices)
        self.drawn.setdefault((sort, own), choice)
        return choice


def _lengths(own: float) -> range:
    """The lengths that may stand for one: multiples of ten, about as long."""
    least, most = (round(own * scale / TENS) * TENS for scale in SCALE)
    longest = max(LONGEST, round(own))
    return range(max(SHORTEST, least), max(3 * SHORTEST, min(most, longest)) + 1, TENS)


def _closing_angles(turns: int) -> tuple[int, ...]:
    """The whole angles by which so many turns make full circles."""
    found = (360 * circles // turns for circles in range(1, turns) if 360 * circles % turns == 0)
    return tuple(each for each in found if WIDEST <= each <= SHARPEST)


def _with(block: Block, value: int) -> Block:
    hole = NUMBERS[block.type]
    return replace(block, slots={**block.slots, hole: replace(block.slots[hole], fields={"value": value})})
