"""Collects the facts on each level of a pack, in one language: difficulty and too high steps too."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from codeweek.authoring import readability
from codeweek.authoring.validate import prove
from codeweek.blocks.script import Block
from codeweek.diagnostic import Diagnostic
from codeweek.levels import programs
from codeweek.levels.level import Level
from codeweek.packs.pack import Pack
from codeweek.packs.proofs import Proof, SearchOutcome, minimum
from codeweek.report.verdicts import label, shown, verdicts
from codeweek.text import Text

JUMP = 8  # over the hardest level so far
LOOKED_AT = 2  # a program that is only run is this many times easier than one to write


def ideas(level: Level) -> frozenset[str]:
    """The block types that a child must know: those of the solution, without literals."""
    known = programs.catalogue_of(level)
    return frozenset(b.type for b in programs.solution(level).script.walk()) - known.always


def depth(level: Level) -> int:
    """The nesting depth of the solution: 1 for a plain sequence, 3 for a loop in a loop."""
    return max((_depth(block) for block in programs.solution(level).script.blocks), default=0)


def _depth(block: Block) -> int:
    return 1 + max((_depth(inner) for body in block.bodies.values() for inner in body), default=0)


def difficulty(level: Level, proof: Proof, seen: Iterable[str]) -> float:
    """The difficulty of a level, a sum of points.

    A point for each block of the shortest program, two for each step of nesting, two for each block that no
    level before used, one for each further map, a quarter for each block offered (but not in a text), a tenth
    for each move; half of it all when the program is only looked at.
    """
    blocks = proof.best.blocks or programs.best(level)
    new = ideas(level) - set(seen)
    points = (
        blocks
        + 2 * max(0, depth(level) - 1)
        + 2 * len(new)
        + len(level.maps)
        - 1
        + (0 if programs.in_text(level) else len(programs.palette(level)) / 4)
        + (proof.moves or 0) / 10 / len(level.maps)
    )
    return round(points / (LOOKED_AT if programs.read_only(level) else 1), 1)


def jumps(curve: Sequence[float]) -> tuple[int, ...]:
    """The indexes of levels that are much harder than all before them."""
    high = [max(curve[:number]) for number in range(1, len(curve))]
    return tuple(
        n for n, (before, here) in enumerate(zip(high, curve[1:], strict=True), 1) if here - before >= JUMP
    )


@dataclass(frozen=True)
class Need:
    """A block that every program within the limit needs, and the result of the search without it."""

    name: str
    label: str
    left: SearchOutcome


@dataclass(frozen=True)
class Facts:
    """The facts on one level.

    `concept`: the words for what is taught; `skipped`: a program without it, empty when none is known;
    `held`: whether it is proven that no program within the limit skips it.
    """

    level: Level
    chapter: str
    title: str
    proof: Proof
    problems: tuple[Diagnostic, ...]
    programs: tuple[str, ...]
    needs: tuple[Need, ...]
    concept: tuple[str, ...]
    skipped: str
    held: bool
    reason: str
    new: tuple[str, ...]
    seconds: float
    difficulty: float
    jump: bool = False

    @property
    def severity(self) -> str:
        """The severity of the worst problem: error, warning, or empty."""
        found = {problem.severity for problem in self.problems}
        return next((each for each in ("error", "warning") if each in found), "")


@dataclass(frozen=True)
class Report:
    """The facts of a pack, in its order; `problems` are those of its files."""

    pack: Pack
    levels: tuple[Facts, ...]
    problems: tuple[Diagnostic, ...]

    @property
    def told(self) -> tuple[Diagnostic, ...]:
        """All problems."""
        return (*self.problems, *(problem for facts in self.levels for problem in facts.problems))

    @property
    def bad(self) -> int:
        """The number of files with something to fix."""
        return len({problem.file for problem in self.told if problem.severity == "error"})


def report(pack: Pack, proofs: Mapping[str, Proof], text: Text) -> Report:
    """The report on a pack, with a proof for each of its levels, by file."""
    seen: set[str] = set()
    told: list[Facts] = []
    for chapter in pack.chapters:
        for level in chapter.levels:
            told.append(_facts(level, text.pick(chapter.title), proofs[level.file], seen, text))
            seen |= ideas(level)
    return Report(pack, _with_jumps(told), pack.problems)


def _with_jumps(told: Sequence[Facts]) -> tuple[Facts, ...]:
    high = jumps([facts.difficulty for facts in told])
    return tuple(replace(facts, jump=number in high) for number, facts in enumerate(told))


def _facts(level: Level, chapter: str, proof: Proof, seen: set[str], text: Text) -> Facts:
    level = replace(level, minimum=minimum(level, proof))
    known = programs.catalogue_of(level).types
    bypass = proof.bypass or SearchOutcome()
    return Facts(
        level,
        chapter,
        text.pick(level.title),
        proof,
        (*verdicts(level, proof, text), *prove(level)),
        tuple(shown(level, program, text) for program in proof.programs),
        tuple(Need(name, label(name, text), proof.without[name]) for name in known if name in proof.without),
        tuple(label(name, text) for name in level.concept),
        shown(level, bypass.program, text) if bypass.blocks is not None else "",
        _held(proof),
        text.pick(level.bypass),
        tuple(label(name, text) for name in known if name in ideas(level) - seen),
        readability.seconds(text.pick(level.story), level.grade),
        difficulty(level, proof, seen),
    )


def _held(proof: Proof) -> bool:
    """Whether every program within the limit was examined, and none skips the concept."""
    bypass = proof.bypass
    return bool(bypass and bypass.blocks is None and bypass.proven)
