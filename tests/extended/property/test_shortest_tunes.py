"""Laws of the solver on tunes, against a search that writes all programs out."""

import re
from collections import Counter
from collections.abc import Iterator

from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from second_tune import Command, Program, copied, run, shortest, tune_level, written
from tiers import deep

from codeweek.solver.search import solve

NOTES: tuple[Command, ...] = (("play", "c", 1), ("play", "d", 2), ("hit", "boom", 0.5))
TURNS = (2, 3, 4)
LONGEST = 12  # notes
MOST = 5  # blocks of the programs that are all written out


def programs(notes: tuple[Command, ...]) -> st.SearchStrategy[Program]:
    """Programs of some notes, repeated and in a row."""
    one = st.sampled_from(notes)
    bodies = st.recursive(
        st.lists(one, min_size=1, max_size=3),
        lambda inner: st.lists(one | st.tuples(st.sampled_from(TURNS), inner), min_size=1, max_size=3),
        max_leaves=5,
    )
    return bodies.map(tuple).filter(lambda body: len(tuple(run(body))) <= LONGEST)


def calling() -> st.SearchStrategy[tuple[Command, ...]]:
    """Two notes as a program with a function or two would play them."""
    note = st.sampled_from(NOTES[:2]).map(lambda each: (each,))
    one = st.lists(note, min_size=2, max_size=4).map(joined)

    def mains(bodies: tuple[tuple[Command, ...], ...]) -> st.SearchStrategy[tuple[Command, ...]]:
        return st.lists(st.sampled_from(bodies) | note, min_size=3, max_size=6).map(joined)

    return st.tuples(one, one).flatmap(mains).filter(lambda heard: len(heard) <= LONGEST)


def joined(parts: list[tuple[Command, ...]]) -> tuple[Command, ...]:
    """Some words in a row."""
    return tuple(command for part in parts for command in part)


def score(commands: tuple[Command, ...]) -> str:
    """The notes that some commands write, as a level writes them."""
    names = {"c": "do", "d": "ré", "boom": "boum"}
    return " ".join(f"{names[what]}:{'1/2' if beats == 0.5 else beats}" for _, what, beats in commands)


def text(program: Program, depth: int = 0) -> str:
    """A program in Python."""
    return "".join("    " * depth + line for line in lines(program, depth))


def lines(program: Program, depth: int) -> Iterator[str]:
    for first, *rest in program:
        if isinstance(first, int):
            yield f"for _ in range({first}):\n{text(tuple(rest[0]), depth + 1)}"
        else:
            yield f"{first}({', '.join(map(repr, rest))})\n"


@given(programs(NOTES))
@settings(max_examples=deep(1000, 40), deadline=None)
def test_no_program_is_shorter_than_the_one_that_is_called_the_shortest(program: Program) -> None:
    heard = tuple(run(program))
    level = tune_level(score(heard), ("play", "hit", "repeat"))
    answer = solve(level)
    assert answer.proven
    assert answer.blocks is not None
    second = shortest(level, programs_of(tuple(set(heard)), turns_in(heard)))
    assert (second or MOST + 1) == min(answer.blocks, MOST + 1)


@given(programs(NOTES[:2]), st.sampled_from(NOTES))
@settings(max_examples=deep(500, 30), deadline=None)
def test_no_fewer_pieces_play_a_tune(program: Program, other: Command) -> None:
    source, extra = text(program), text((other,))
    level = tune_level(score(tuple(run(program))), (), mode="parsons", solution=source, extra=extra)
    answer = solve(level)
    assert answer.proven
    assert answer.blocks is not None
    given = pieces(program) + Counter([other])
    commands = tuple(each for each in given if isinstance(each, tuple))
    turns = tuple(each for each in given if isinstance(each, int))
    found = ((functions, main) for functions, main in programs_of(commands, turns) if pieces(main) <= given)
    assert (shortest(level, found) or MOST + 1) == min(answer.blocks, MOST + 1)


@example(NOTES[:1] * 11, False)  # of nine blocks, and proved only up to seven
@given(calling(), st.booleans())
@settings(max_examples=deep(500, 8), deadline=None)
def test_no_program_with_functions_is_shorter(heard: tuple[Command, ...], loops: bool) -> None:
    level = tune_level(score(heard), ("play", "define", "call", *(["repeat"] if loops else [])))
    turns = turns_in(heard) if loops else ()
    most = 9 - len(turns)
    answer = solve(level)
    assert answer.blocks is not None
    assert answer.proven or answer.bound < answer.blocks  # with three functions it may be shorter
    second = shortest(level, programs_of(tuple(set(heard)), turns, 2, most))
    assert (second or most + 1) == min(answer.blocks, most + 1)


VOICED: tuple[Command, ...] = (*NOTES[:2], ("rest", 1), ("rest", 0.5), ("voice", 1), ("voice", 2))


@given(programs(VOICED))
@settings(max_examples=deep(500, 30), deadline=None)
def test_what_is_sure_of_rests_and_of_two_voices_is_so(program: Program) -> None:
    heard = tuple(run(program))
    level = copied(heard, ("play", "rest", "voice", "repeat", "define", "call"))
    assume(level.maps[0].world.wanted)
    answer = solve(level)
    assume(not answer.outside)
    commands = {each for each in heard if each[0] == "play"} | {*VOICED[-2:]}
    commands |= {("rest", beats) for beats in (0.5, 1, 1.5, 2)}
    second = shortest(level, programs_of(tuple(commands), (2, 3), 0, 4)) or MOST
    assert second > min(answer.bound - answer.proven, 4)


def turns_in(heard: tuple[Command, ...]) -> tuple[int, ...]:
    """How often some notes are played in a row."""
    text = score(heard) + " "
    return tuple(turns for turns in range(2, len(heard) + 1) if re.search(rf"(.+)\1{{{turns - 1}}}", text))


def programs_of(
    commands: tuple[Command, ...], turns: tuple[int, ...], defined: int = 0, most: int = MOST
) -> Iterator[tuple[tuple[Program, ...], Program]]:
    """All programs of a few blocks, by size."""
    for size in range(1, most + 1):
        yield from written(size, commands, turns, defined)


def pieces(program: Program) -> Counter[Command | int]:
    """How often each sort of piece is in a program."""
    found: Counter[Command | int] = Counter()
    for first, *rest in program:
        if isinstance(first, int):
            found += Counter([first]) + pieces(tuple(rest[0]))
        else:
            found[(first, *rest)] += 1
    return found
