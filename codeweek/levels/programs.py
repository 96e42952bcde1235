"""What a level offers and holds: its blocks, its world, the programs that its file gives, read."""

import ast
import random
from collections import Counter
from dataclasses import replace
from functools import cache, lru_cache

from codeweek import data
from codeweek.blocks.block_vocabulary import plain
from codeweek.blocks.catalogue import Catalogue, catalogue
from codeweek.blocks.cost import cost
from codeweek.blocks.edit import fresh
from codeweek.blocks.offer import Offer
from codeweek.blocks.read import Reading, read
from codeweek.blocks.script import EMPTY, Block, Script, size
from codeweek.blocks.spelling import PYTHON, by_a_letter, spelled
from codeweek.blocks.text_block import TEXT_BLOCK, words
from codeweek.blocks.write import program
from codeweek.levels.level import WATCHED, Level
from codeweek.program import Program
from codeweek.worlds.kinds import Kind, kinds

CATEGORIES = (
    "events",
    "motion",
    "action",
    "control",
    "sensing",
    "operators",
    "variables",
    "functions",
    "text",
)


LOOPED = ("len", "range")  # of Python's, those that blocks are written with


@cache
def catalogue_of_kind(kind: str) -> Catalogue:
    """The catalogue of all blocks for a kind of world."""
    known = kinds()[kind]
    return catalogue(known.commands.values(), data.words(), known.waits)


def catalogue_of(level: Level) -> Catalogue:
    """The catalogue of all blocks for the world of a level."""
    return catalogue_of_kind(level.kind)


def kind_of(level: Level) -> Kind:
    """The kind of world of a level."""
    return kinds()[level.kind]


def read_only(level: Level) -> bool:
    """Whether the child only runs the level's program and cannot change it."""
    return level.mode in WATCHED


def invitation(level: Level) -> str:
    """What a child is asked to do first: `add` where all that is given stays, else what the mode says."""
    given, solution = (
        [line for line in text.splitlines() if line.strip()] for text in (level.given, level.solution)
    )
    rest = iter(solution)
    return (
        "add" if level.mode == "modify" and solution and all(line in rest for line in given) else level.mode
    )


def in_text(level: Level) -> bool:
    """Whether the level is about text, not about few blocks: nothing says how short a program may be."""
    return level.writing == "text" or kind_of(level).examples is not None


def palette(level: Level) -> tuple[str, ...]:
    """The block types that a level's palette shows, by category; without those that every level offers."""
    known, may = catalogue_of(level), allowed(level)
    offered = [name for name in known.types if name in may - known.always]
    return tuple(sorted(offered, key=lambda name: CATEGORIES.index(known[name].category)))


def allowed(level: Level) -> frozenset[str]:
    """The block types that a level offers: its toolbox, and those of the given program.

    One that is written in text has those of text too, and all of them when it has no toolbox.
    """
    typed = level.writing == "text"
    if typed and not level.toolbox:
        return frozenset(catalogue_of(level).types)
    given = read_in(level, level.given).script
    pieces_there = pieces(level) or ()
    there = [block.type for block in given.walk()] + [b.type for p in pieces_there for b in p.walk()]
    own = frozenset({TEXT_BLOCK.name}) if typed else frozenset()
    return frozenset(level.toolbox) | frozenset(there) | catalogue_of(level).always | own


def may_use(level: Level) -> frozenset[str] | None:
    """The block types that a program of this level may use; None: all, and all that Python can say.

    In a free level the toolbox is what the shelf shows; whoever types there has all the words.
    """
    return None if level.mode == "create" else offered(level)


def offered(level: Level) -> frozenset[str] | None:
    """The block types of which its author makes a program; None: all, where it is typed."""
    return None if level.writing == "text" else allowed(level)


def boxes(level: Level) -> frozenset[str]:
    """The boxes that are there before a program runs."""
    return frozenset(name for start in level.maps for name in getattr(start.world, "boxes", ()))


def solution(level: Level) -> Reading:
    """The reference solution of a level, as blocks."""
    return read_in(level, level.solution)


def read_in(level: Level, source: str) -> Reading:
    """Read a text as blocks, preferring those that the level offers."""
    return _read(level.kind, source, level.toolbox)


def read_typed(level: Level, source: str) -> Reading:
    """Read the text of a child as blocks: of the words of the level, one letter may be wrong."""
    return _read(level.kind, source, level.toolbox, near(level))


@lru_cache(512)  # enough for the texts of a course; those typed in the workshop are evicted
def _read(kind: str, source: str, toolbox: tuple[str, ...], near: frozenset[str] = frozenset()) -> Reading:
    return read(catalogue_of_kind(kind), source, toolbox, near)


def near(level: Level) -> frozenset[str]:
    """The words of which a child's text may have one letter wrong; none that the given program has wrong."""
    return _near(level.kind, may_use(level), level.given)


@lru_cache(64)
def _near(kind: str, may: frozenset[str] | None, given: str) -> frozenset[str]:
    known = catalogue_of_kind(kind)
    types = known.called if may is None else known.called & may
    found = {*(PYTHON if may is None else LOOPED)}
    found |= {word for type in types for word in known.words.names(type)}
    there = [plain(word) for word in words(given)]
    return frozenset(word for word in found if not any(by_a_letter(each, plain(word)) for each in there))


def best(level: Level) -> int:
    """The size of the shortest known winning program: from a search, else of the level's solution."""
    own = cost(solution(level).script, catalogue_of(level).statements)
    return own if level.minimum is None else min(own, level.minimum)


def count(level: Level, script: Script) -> int:
    """The number of blocks in a script, as a level's limit counts them."""
    return size(script, catalogue_of(level).statements)


def start(level: Level) -> Script:
    """The program a level starts with: the given one, in a level of text as it was typed; or an empty one."""
    if level.mode in ("parsons", "translate") or not level.given:
        return EMPTY
    reading = read_in(level, level.given)
    if level.writing != "text":
        return reading.script
    blocks = () if reading.problems else reading.script.blocks  # it may be one that is to be mended first
    text = spelled(catalogue_of(level), level.given)[0]
    return Script(blocks, text=text.rstrip("\n"), said=blocks)


def shown(level: Level) -> Script:
    """The program to write in text, shown in blocks beside it; an empty one in most levels."""
    return solution(level).script if level.mode == "translate" else EMPTY


def pieces(level: Level) -> tuple[Block, ...] | None:
    """The pieces of a Parsons level, shuffled in a fixed order; None for other levels."""
    if level.mode != "parsons":
        return None
    known = catalogue_of(level)
    scripts = [read_in(level, text).script for text in (level.solution, level.extra)]
    statements = [b for script in scripts for b in script.walk() if b.type in known.statements]
    loose = [replace(block, bodies=dict.fromkeys(block.bodies, ())) for block in statements]
    shuffled = random.Random(level.id).sample(loose, len(loose))
    if [_piece(b) for b in shuffled] == [_piece(b) for b in loose]:
        shuffled.reverse()
    return fresh(EMPTY, tuple(shuffled))


def pool(level: Level, script: Script) -> tuple[Offer, ...]:
    """The offers of a Parsons level, `taken` for those already placed; empty when all are placed."""
    known = catalogue_of(level)
    placed = Counter(_piece(block) for block in script.walk() if block.type in known.statements)
    offered = []
    for piece in pieces(level) or ():
        taken = placed[_piece(piece)] > 0
        placed[_piece(piece)] -= taken
        offered.append(Offer("pool", piece, taken))
    return () if all(offer.taken for offer in offered) else tuple(offered)


def _piece(block: Block) -> str:
    """The key by which two pieces are equal: type, fields and values, not their bodies."""
    values = sorted(
        (name, [(b.type, sorted(b.fields.items())) for b in v.walk()]) for name, v in block.slots.items()
    )
    return repr((block.type, sorted(block.fields.items()), values))


def python_text(level: Level, script: Script, language: str) -> Program:
    """The Python program of a script, in the words of a language."""
    return program(catalogue_of(level), script, language, spoken="say" in level.toolbox)


def walks(level: Level) -> bool:
    """Whether the hero moves from cell to cell without drawing, so that its trail may be shown."""
    return "cell" in kind_of(level).measures


def has_eyes(level: Level) -> bool:
    """Whether the hero turns on a grid, so that left and right are relative to it."""
    return walks(level) and bool({"turn_left", "turn_right"} & allowed(level))


def has_variants(level: Level) -> bool:
    """Whether variants of the level's maps can be made: by its kind, and checked by its solution."""
    return kind_of(level).variants is not None and level.mode != "create" and bool(level.solution.strip())


def may_trap(level: Level) -> bool:
    """Whether a win may be tried on a trap map: several maps have shown that maps are examples."""
    return has_variants(level) and len(level.maps) > 1 and not read_only(level)


def lines_of(text: Program, script: Script) -> dict[str, int]:
    """The line of each block of a program, by id; a value has the line of its statement."""
    found = {getattr(n, "block", ""): n.lineno for n in ast.walk(text.tree) if isinstance(n, ast.stmt)}
    lines: dict[str, int] = {}
    for block in script.walk():
        line = found.get(block.id) or lines.get(block.id, 1)
        lines[block.id] = line
        lines |= {inner.id: line for value in block.slots.values() for inner in value.walk()}
    return lines
