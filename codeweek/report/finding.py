"""All the searches for one level: its minimum, the blocks it cannot do without, the blocks it lacks."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from codeweek.blocks.script import Script
from codeweek.blocks.write import program
from codeweek.levels import programs
from codeweek.levels.level import Level
from codeweek.packs.proofs import Proof, SearchOutcome
from codeweek.solver.iterative_deepening import wins
from codeweek.solver.language import LOOPS, uses, within
from codeweek.solver.result import EFFORT, SearchResult
from codeweek.solver.search import solve

WITHOUT = EFFORT // 5  # candidates for the search without a block: there are many such searches
QUICK = EFFORT // 10  # for what is beyond the limit: a number that is only told
MOST_PROGRAMS = 5
MOST_TRIED = 12  # blocks that are tried when one seems to be missing


def find(level: Level) -> Proof:
    """Run all the searches for a level."""
    own = _own(level)
    if programs.read_only(level) or level.mode == "create" or programs.in_text(level):
        return Proof(SearchOutcome(None if level.mode == "create" else own))
    answer = solve(level)
    proof = Proof(
        _found(level, answer),
        _shortest(level, answer),
        answer.moves,
        answer.outside,
        answer.closed,
    )
    if answer.closed or answer.blocks is None:
        return replace(proof, missing=_missing(level))
    if level.mode == "parsons":  # its pieces say what is used
        return proof
    most = within(level, answer.blocks)
    everywhere = () if answer.outside else _everywhere(level, answer, most)
    without = {
        name: search_outcome for name in everywhere if (search_outcome := _left(level, name, most, answer))
    }
    return adopted(replace(proof, without=without, bypass=_bypass(level, most, answer)))


def _own(level: Level) -> int | None:
    """The size of the level's own solution."""
    return programs.count(level, programs.solution(level).script) or None


def _text(level: Level, script: Script) -> str:
    """A program in neutral words, which do not change with the words of a language."""
    return program(programs.catalogue_of(level), script, "").source


def _found(level: Level, answer: SearchResult) -> SearchOutcome:
    text = _text(level, answer.programs[0]) if answer.programs else ""
    return SearchOutcome(answer.blocks, answer.proven, answer.bound, text)


def _shortest(level: Level, answer: SearchResult) -> tuple[str, ...]:
    """The shortest programs, the level's own solution first when it is one of them."""
    own = programs.solution(level).script
    found = [_text(level, script) for script in answer.programs]
    if answer.blocks == programs.count(level, own) and wins(level, own):
        found.insert(0, _text(level, own))
    return tuple(dict.fromkeys(found))[:MOST_PROGRAMS]


def _everywhere(level: Level, answer: SearchResult, most: int) -> tuple[str, ...]:
    """The types that every known program within the limit uses: only these can be unavoidable."""
    known = list(answer.programs)
    own = programs.solution(level).script
    if (programs.count(level, own) <= most and wins(level, own)) or not known:
        known.append(own)
    shared = frozenset.intersection(*map(uses, known))
    types = programs.catalogue_of(level).types.values()
    return tuple(t.name for t in types if t.name in shared and not t.literal and t.category != "operators")


def _left(level: Level, name: str, most: int, known: SearchResult) -> SearchOutcome | None:
    """The search without a block type, when no program within the limit avoids it; None when one does."""
    without = frozenset({name})
    if not _too_far(level, without, most, known):
        answer = solve(level, without, WITHOUT, most)
        if answer.programs or answer.outside or answer.bound < most:
            return None
        if answer.closed:
            return SearchOutcome(None, True, answer.bound)
    beyond = solve(level, without, QUICK)
    return replace(_found(level, beyond), bound=max(beyond.bound, most))


def _bypass(level: Level, most: int, known: SearchResult) -> SearchOutcome | None:
    """The search for a program within the limit without the concept; None when the solution has none."""
    without = frozenset(level.concept)
    if not uses(programs.solution(level).script) & without:
        return None
    if _too_far(level, without, most, known):
        return SearchOutcome(None, True, most)
    answer = solve(level, without, most=most)
    if answer.programs:
        return _found(level, answer)
    return SearchOutcome(
        None, (bool(answer.closed) or answer.bound >= most) and not answer.outside, answer.bound
    )


def adopted(proof: Proof) -> Proof:
    """With the program that the search without the concept found, where it is shorter than any other."""
    best, other = proof.best, proof.bypass
    if other is None or other.blocks is None or (best.blocks is not None and best.blocks <= other.blocks):
        return proof
    proven = other.blocks == best.bound + 1
    return replace(proof, best=replace(other, proven=proven, bound=best.bound), programs=(other.program,))


def _too_far(level: Level, without: frozenset[str], most: int, known: SearchResult) -> bool:
    """Whether a map needs more commands than blocks are allowed, with no loop or function to repeat them."""
    again = programs.allowed(level) - without
    if known.outside or known.moves is None or again & {*LOOPS, "call"}:  # `moves` are of what is spoken
        return False
    return known.moves > most * len(level.maps)


def _missing(level: Level) -> tuple[str, ...]:
    """The blocks to add to make a win possible, those of the solution first; none when nothing helps."""
    for names in _candidates(level):
        search_result = solve(replace(level, toolbox=(*level.toolbox, *names)), effort=QUICK)
        if not search_result.closed and search_result.blocks is not None:
            return names
    return ()


def _candidates(level: Level) -> Iterator[tuple[str, ...]]:
    """Blocks that the level does not offer: those of its solution, then each command of its kind."""
    kind, offered = programs.kind_of(level), programs.allowed(level)
    own = dict.fromkeys(block.type for block in programs.solution(level).script.walk())
    if needed := tuple(name for name in own if name not in offered):
        yield needed
    others = (name for name, command in kind.commands.items() if not command.slots and name not in offered)
    yield from ((name,) for name in islice(others, MOST_TRIED))
