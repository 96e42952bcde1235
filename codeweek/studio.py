"""The uses of codeweek, pure: what every shell asks of the core."""

import ast
import random
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Any

from codeweek import data
from codeweek.advice import never_called, wrong_count, wrong_side
from codeweek.blocks.catalogue import Catalogue, catalogue
from codeweek.blocks.cost import cost
from codeweek.blocks.edit import fresh
from codeweek.blocks.naming import named
from codeweek.blocks.offer import Offer
from codeweek.blocks.read import Reading, read
from codeweek.blocks.script import EMPTY, Block, Script, size
from codeweek.blocks.write import program
from codeweek.clearer import clearer
from codeweek.diagnostic import Diagnostic
from codeweek.engine.budget import COMMAND, Budget
from codeweek.engine.check import check
from codeweek.engine.run import run
from codeweek.engine.trace import Trace
from codeweek.judge import SOME_MAPS, TRAPPED, Verdict, judge, won
from codeweek.level import Level
from codeweek.program import Program
from codeweek.scene import Scene
from codeweek.stars import Length, worth
from codeweek.unused import box_never_used, empty_body
from codeweek.worlds.kinds import Kind, kinds

ENDLESS = ("run.endless", "run.budget")
SHORT = 300  # a run of at most this many steps is played again with other numbers, to find the one to change
LONGEST_ANSWER = 200  # letters kept of what a child types
CATEGORIES = ("motion", "action", "control", "sensing", "operators", "variables", "functions", "text")


@dataclass(frozen=True)
class Playback:
    """A program played on every map of a level; when there are problems nothing was run.

    `asks`: the program waits for a value nobody gave. Play it again with one more; until then, no verdict.
    """

    program: Program
    problems: tuple[Diagnostic, ...] = ()
    notes: tuple[Diagnostic, ...] = ()  # what a text used that the level does not offer
    traces: tuple[Trace, ...] = ()
    verdict: Verdict | None = None
    asks: Diagnostic | None = None


@cache
def catalogue_of_kind(kind: str) -> Catalogue:
    """Every block there is for a kind of world."""
    return catalogue(kinds()[kind].commands.values(), data.words())


def catalogue_of(level: Level) -> Catalogue:
    """Every block there is for the world of a level."""
    return catalogue_of_kind(level.kind)


def kind_of(level: Level) -> Kind:
    """The kind of world of a level."""
    return kinds()[level.kind]


def read_only(level: Level) -> bool:
    """Whether the program of a level is looked at, not changed."""
    return level.mode in ("run", "predict")


def palette(level: Level) -> tuple[str, ...]:
    """The block types a level offers, family by family; values to write on the spot go without saying."""
    known, may = catalogue_of(level), allowed(level)
    offered = [name for name in known.types if name in may - known.always]
    return tuple(sorted(offered, key=lambda name: CATEGORIES.index(known[name].category)))


def allowed(level: Level) -> frozenset[str]:
    """The block types a program of this level may hold: its toolbox, and what is given."""
    given = read_in(level, level.given).script
    pieces_there = pieces(level) or ()
    there = [block.type for block in given.walk()] + [b.type for p in pieces_there for b in p.walk()]
    return frozenset(level.toolbox) | frozenset(there) | catalogue_of(level).always


def solution(level: Level) -> Reading:
    """The reference solution of a level, read."""
    return read_in(level, level.solution)


def read_in(level: Level, source: str) -> Reading:
    """A text in the blocks that a level offers."""
    return _read(level.kind, source, level.toolbox)


@lru_cache(512)  # the texts of a course; those written in the workshop leave again
def _read(kind: str, source: str, toolbox: tuple[str, ...]) -> Reading:
    return read(catalogue_of_kind(kind), source, toolbox)


def best(level: Level) -> int:
    """The fewest blocks known to win a level: those that a search found, or of its solution."""
    own = cost(solution(level).script, catalogue_of(level).statements)
    return own if level.minimum is None else min(own, level.minimum)


def count(level: Level, script: Script) -> int:
    """How many blocks of a script a limit counts."""
    return size(script, catalogue_of(level).statements)


def start(level: Level) -> Script:
    """What a level holds when nobody has touched it: the given program, or nothing."""
    if level.mode == "parsons" or not level.given:
        return EMPTY
    return read_in(level, level.given).script


def pieces(level: Level) -> tuple[Block, ...] | None:
    """The blocks a Parsons level gives to put in order, in an order that is always the same; else None."""
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
    """The pieces of a Parsons level, those placed already `taken`; nothing once all of them are."""
    known = catalogue_of(level)
    placed = Counter(_piece(block) for block in script.walk() if block.type in known.statements)
    offered = []
    for piece in pieces(level) or ():
        taken = placed[_piece(piece)] > 0
        placed[_piece(piece)] -= taken
        offered.append(Offer("pool", piece, taken))
    return () if all(offer.taken for offer in offered) else tuple(offered)


def _piece(block: Block) -> str:
    """What makes two pieces the same: type, fields and values, not what stands inside."""
    values = sorted(
        (name, [(b.type, sorted(b.fields.items())) for b in v.walk()]) for name, v in block.slots.items()
    )
    return repr((block.type, sorted(block.fields.items()), values))


def python_text(level: Level, script: Script, language: str) -> Program:
    """The program of a script, in the words of a language."""
    return program(catalogue_of(level), script, language)


def play(
    level: Level,
    script: Script,
    language: str,
    inputs: Sequence[Any] = (),
    tries: int = 1,
    shown: bool = False,
) -> Playback:
    """Run a script on every map of its level and judge it; `shown`: who made it has seen a solution."""
    text = python_text(level, script, language)
    return _play(level, script, text, allowed(level), inputs, tries, shown)


def play_text(level: Level, source: str, inputs: Sequence[Any] = ()) -> Playback:
    """Run a text on every map of a level and judge it.

    It may use blocks that the level does not offer: that is told in the `notes`, and earns no star.
    """
    reading = read_in(level, source)
    if reading.problems:
        return Playback(reading.program, reading.problems)
    playback = _play(level, reading.script, reading.program, None, inputs, 1, False)
    notes = _problems(level, reading.script, reading.program, allowed(level))
    if playback.verdict is None or not notes:
        return playback
    return replace(playback, notes=notes, verdict=replace(playback.verdict, stars=0, hoped=0, medal=False))


def _play(
    level: Level,
    script: Script,
    text: Program,
    may: frozenset[str] | None,
    inputs: Sequence[Any],
    tries: int,
    shown: bool,
) -> Playback:
    problems = _problems(level, script, text, may)
    if problems:
        return Playback(text, problems)
    kind = kind_of(level)
    traces = _runs(level, text, inputs)
    asking = next((trace.diagnostic for trace in traces if trace.outcome == "needs_input"), None)
    if asking is not None:
        return Playback(text, traces=traces, asks=named(script, asking))
    verdict = _worth(level, script, judge(kind, level, traces, count(level, script), tries), shown)
    message = verdict.message if verdict.won else _first_told(level, script, traces, inputs, verdict)
    return Playback(text, (), (), traces, replace(verdict, message=named(script, message)))


def _worth(level: Level, script: Script, verdict: Verdict, shown: bool) -> Verdict:
    """A verdict with its stars: what is as short as can be was found, unless it is what was shown."""
    own = solution(level).script
    length = Length(verdict.blocks, cost(script, catalogue_of(level).statements), best(level))
    alone = not shown or (length.cost <= length.best and script.blocks != own.blocks)
    return worth(level, verdict, length, alone, tried=not may_trap(level))


def _first_told(
    level: Level, script: Script, traces: Sequence[Trace], inputs: Sequence[Any], lost: Verdict
) -> Diagnostic:
    """What the program itself shows before what was missed, unless finding it is the whole task."""
    missed = lost.message
    ended = missed.key != SOME_MAPS and all(trace.outcome == "done" for trace in traces)
    if level.mode == "create":
        return (never_called(script) if ended else None) or missed
    if level.mode == "debug" or missed.key == TRAPPED:
        return missed
    found = (never_called(script) or box_never_used(script)) if ended else None
    if missed.key.startswith("say.") or missed.key in ENDLESS:
        found = empty_body(script) or found
    changed = found or _one_change(level, script, traces, inputs)
    return changed or _clearer(level, script, traces, lost)


def _clearer(level: Level, script: Script, traces: Sequence[Trace], lost: Verdict) -> Diagnostic:
    """What was missed, told from what the run did; where other maps are won, inside that sentence."""
    missed = lost.message
    why = missed.slots["why"] if missed.key == SOME_MAPS else missed
    told = clearer(level, script, traces, lost.map, why)
    if missed.key != SOME_MAPS:
        return told
    return replace(missed, slots={**missed.slots, "why": told}, block=told.block, step=told.step)


def _runs(level: Level, text: Program, inputs: Sequence[Any]) -> tuple[Trace, ...]:
    """A run on each map; all share one budget, of which each has its part: nobody waits twenty times."""
    commands, work = kind_of(level).commands, level.work or Budget.work
    traces, left = [], work
    for number, each in enumerate(level.maps):
        given, budget = (*level.answers(number), *inputs), Budget(work=max(left, work // len(level.maps)))
        traces.append(run(text, commands, each.world, budget, given))
        left = 0 if traces[-1].outcome == "budget" else left - len(traces[-1])
    return tuple(traces)


def _one_change(
    level: Level, script: Script, traces: Sequence[Trace], inputs: Sequence[Any]
) -> Diagnostic | None:
    """The number or the side that is all there is to change."""
    ended = all(trace.outcome in ("done", "stopped") and len(trace) <= SHORT for trace in traces)
    if not ended:
        return None
    kind, budget = kind_of(level), Budget(work=COMMAND * SHORT)  # with another number it may never end

    def wins(changed: Script) -> bool:
        text = python_text(level, changed, "en")
        given = [(*level.answers(number), *inputs) for number in range(len(level.maps))]
        starts = zip(level.maps, given, strict=True)
        return won(kind, level, (run(text, kind.commands, each.world, budget, own) for each, own in starts))

    known = catalogue_of(level)
    found = wrong_count(known, script, wins)
    return found or (None if level.mode == "parsons" else wrong_side(known, script, allowed(level), wins))


def _problems(
    level: Level, script: Script, text: Program, may: frozenset[str] | None
) -> tuple[Diagnostic, ...]:
    lines = lines_of(text, script)
    found = check(catalogue_of(level), script, may)
    return tuple(problem.at(line=lines.get(problem.block or "")) for problem in found)


def walks(level: Level) -> bool:
    """Whether the hero goes from cell to cell and leaves nothing behind by itself: its way may be shown."""
    return "cell" in kind_of(level).measures


def has_eyes(level: Level) -> bool:
    """Whether the hero turns on a grid, so that left and right are its own."""
    return walks(level) and bool({"turn_left", "turn_right"} & allowed(level))


def has_family(level: Level) -> bool:
    """Whether a level can have other maps: its world knows how to make them, and a solution what they ask."""
    return kind_of(level).family is not None and level.mode != "create" and bool(level.solution.strip())


def may_trap(level: Level) -> bool:
    """Whether a child who wins may be offered a trap map: several maps say that they are examples."""
    return has_family(level) and len(level.maps) > 1 and not read_only(level)


def last_picture(level: Level, script: Script, language: str) -> Scene:
    """What the first map looks like after a program; as it begins when the program cannot run."""
    traces = play(level, script, language).traces
    world = traces[0].world if traces else level.maps[0].world
    return kind_of(level).picture(world, level.look)


def answer(typed: str) -> int | float | str:
    """What somebody typed, as a value: a number when it is one, with a point or a comma."""
    word = typed.strip()[:LONGEST_ANSWER]
    if re.fullmatch(r"[-+]?[0-9]{1,15}", word):
        return int(word)
    if re.fullmatch(r"[-+]?[0-9]{1,15}[.,][0-9]{1,15}", word):
        return float(word.replace(",", "."))
    return word


def lines_of(text: Program, script: Script) -> dict[str, int]:
    """The line of each block of a program; a value is on the line of its statement."""
    found = {getattr(n, "block", ""): n.lineno for n in ast.walk(text.tree) if isinstance(n, ast.stmt)}
    lines: dict[str, int] = {}
    for block in script.walk():
        line = found.get(block.id) or lines.get(block.id, 1)
        lines[block.id] = line
        lines |= {inner.id: line for value in block.slots.values() for inner in value.walk()}
    return lines
