"""Games and tunes, which no search can prove: what a child adds to them is needed, all of it."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from codeweek.blocks.cost import without_one
from codeweek.blocks.edit import fresh
from codeweek.blocks.hats import HATS, THINGS, is_hat
from codeweek.blocks.script import EMPTY, Block, Script
from codeweek.levels import programs
from codeweek.play import builtin
from codeweek.play.session import play

MADE = [
    level
    for level in builtin.levels().values()
    if level.kind in ("stage", "music") and level.mode not in ("predict", "create")
]
Blocks = tuple[Block, ...]
Found = Iterator[tuple[Block, Blocks]]  # a block, and the program in which something is amiss with it


def unwrapped(blocks: Blocks) -> Found:
    """What is in a question or a loop, without it."""
    for place, block in enumerate(blocks):
        before, after = blocks[:place], blocks[place + 1 :]
        for name, body in block.bodies.items():
            if block.type not in ("define", "hero") and not is_hat(block):
                yield block, (*before, *body, *after)
            for inner, rest in unwrapped(body):
                yield inner, (*before, replace(block, bodies={**block.bodies, name: rest}), *after)


def under_another_hat(level, blocks: Blocks) -> Found:
    """What is under a hat, under each other one that the level offers."""
    for place, block in enumerate(blocks):
        before, after = blocks[:place], blocks[place + 1 :]
        if is_hat(block):
            other = (replace(block, type=type, fields=fields) for type, fields in hats(level))
            yield from ((block, (*before, each, *after)) for each in other if each != block)
        elif block.type == "hero":
            for inner, rest in under_another_hat(level, block.bodies["body"]):
                yield inner, (*before, replace(block, bodies={"body": rest}), *after)


def hats(level) -> Iterator[tuple[str, dict[str, str]]]:
    """Each hat offered that something of a scenario can call."""
    pressed = {
        event[1] for start in level.maps for _, event in start.world.script.inputs if event[0] == "key"
    }
    values = {
        "key": sorted(pressed),
        "what": THINGS,
        "who": level.maps[0].world.heroes,
        "n": ("2", "3", "4"),
        "word": (),
    }
    for type in HATS:
        if type.name in programs.allowed(level):
            field = type.fields[0] if type.fields else None
            yield from (
                ((type.name, {field.name: v}) for v in values[field.name]) if field else ((type.name, {}),)
            )


def ways_around(level) -> Found:
    blocks = programs.solution(level).script.blocks
    yield from without_one(blocks)
    yield from unwrapped(blocks)
    yield from under_another_hat(level, blocks)


def known(block: Block) -> Block:
    """A block whose name in its program is not told."""
    return fresh(EMPTY, (block,))[0]


@pytest.mark.parametrize("level", MADE, ids=lambda level: level.id)
def test_what_a_child_adds_can_be_left_out_nowhere(level):
    """Where the cat says « Miaou » when a key is pressed, without meeting anybody, the level was won."""
    given = {repr(known(block)) for block in programs.read_in(level, level.given).script.walk()}
    around = [
        (block.type, dict(block.fields))
        for block, rest in ways_around(level)
        if repr(known(block)) not in given
        and (verdict := play(level, Script(rest), "fr").verdict)
        and verdict.won
    ]
    assert around == []


def test_there_are_such_levels():
    assert {level.kind for level in MADE} == {"stage", "music"}
    assert len(MADE) >= 16
