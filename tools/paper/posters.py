"""Posters: the blocks that each chapter brings, as they are in the game, each with its Python; the angles."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from html import escape
from typing import NamedTuple

from codeweek.blocks.script import Block, Script
from codeweek.blocks.types import BlockType
from codeweek.blocks.write import program
from codeweek.levels.program_translation import spoken
from codeweek.levels.programs import catalogue_of_kind, solution
from codeweek.packs.pack import Chapter
from codeweek.play import builtin
from paper.cards import drawn
from paper.figures import SIDES, figure
from paper.html import FOOT, image, sheet
from paper.pictures import Pictures
from paper.words import Words

MOST = 10  # blocks on a sheet
COLUMN = 6  # blocks, above which there are two columns
ROW, ROW_OF_MANY = 17.0, 11.0  # millimetres of a plain block
WIDE, WIDE_OF_MANY = 95.0, 86.0  # millimetres
# What stands in a block: a step in its first body, another in the second; questions in its holes.
STEPS = {
    "robot": ("move", "turn_left"),
    "turtle": ("forward", "rotate_left"),
    "music": ("play", "rest"),
    "stage": ("up", "say"),
}
QUESTIONS = {"": ("path_ahead", "on_item"), "until": ("at_goal",), "not": ("wall_ahead",)}
NOT_SHOWN = ("python", "comment")


class New(NamedTuple):
    """A block that a chapter brings, and the world it is in."""

    kind: str
    type: BlockType


def posters(words: Words, pictures: Pictures) -> Iterator[str]:
    """A sheet or two for each chapter that brings blocks; the angles after the turtle's."""
    for number, (chapter, found) in enumerate(new(), 1):
        parts = -(-len(found) // MOST)
        for part in range(parts):
            yield _poster(
                number,
                chapter,
                found[part * len(found) // parts : (part + 1) * len(found) // parts],
                words,
                pictures,
            )
        if any(each.type.name == "rotate_left" for each in found):
            yield _angles(words)


def new() -> list[tuple[Chapter, list[New]]]:
    """The chapters with the blocks that each brings: those of its idea, and those that none before offers."""
    chapters = builtin.pack().chapters
    brings: dict[str, int] = {}
    for idea in (True, False):
        for number, chapter in enumerate(chapters):
            for each in _offered(chapter, idea):
                brings.setdefault(each.type.name, number)
    return [
        (chapter, [each for name, each in _first(chapter).items() if brings[name] == number])
        for number, chapter in enumerate(chapters)
    ]


def _first(chapter: Chapter) -> Mapping[str, New]:
    """What a chapter offers, by name, in its order."""
    found: dict[str, New] = {}
    for each in _offered(chapter):
        found.setdefault(each.type.name, each)
    return found


def _offered(chapter: Chapter, idea: bool = False) -> Iterator[New]:
    """The blocks that a chapter offers, or those of them that it is about."""
    for level in chapter.levels:
        for name in level.toolbox:
            type = catalogue_of_kind(level.kind).types[name]
            if name not in NOT_SHOWN and not type.literal and (name in level.concept or not idea):
                yield New(level.kind, type)


def _poster(number: int, chapter: Chapter, found: Sequence[New], words: Words, pictures: Pictures) -> str:
    kit, text = words.kit["posters"], words.text
    title = words.html(f"{number} {text.pick(chapter.title)}")
    many = len(found) > COLUMN
    rows = "".join(_block(each, many, words, pictures) for each in found)
    story = builtin.pack().story
    hero = story.hero(chapter.folder) if story else None
    seen = image(pictures.sprite(hero.sprite), kind="hero") if hero else ""
    return sheet(
        f"{seen}<h1><small>codeweek</small>{title}</h1>"
        f'<p class="can">{words.html(text.pick(chapter.i_can))}</p><p>{kit["python"]}</p>'
        f'<div class="blocks{" many" if many else ""}">{rows}</div>',
        "poster",
        FOOT,
    )


def _block(each: New, many: bool, words: Words, pictures: Pictures) -> str:
    name = f"poster-{each.kind}-{each.type.name}"
    picture = pictures.blocks(name, each.kind, (example(each, words.language),), words.language)
    seen = drawn(picture, ROW_OF_MANY if many else ROW, WIDE_OF_MANY if many else WIDE)
    return f"<div>{seen}<pre>{escape(python(each, words.language), quote=False)}</pre></div>"


def example(each: New, language: str) -> Block:
    """A block as it may be used: with a step inside, a question in its hole, a name that is known."""
    catalogue = catalogue_of_kind(each.kind)
    block = catalogue.new(each.type.name)
    asking = [slot.name for slot in each.type.slots if slot.kind == "boolean"]
    questions = QUESTIONS.get(each.type.name, QUESTIONS[""]) if asking else ()
    asked = {slot: catalogue.new(name) for slot, name in zip(asking, questions, strict=False)}
    steps = zip(each.type.bodies, STEPS[each.kind], strict=False)
    bodies = {body: (catalogue.new(step),) for body, step in steps}
    return _named(replace(block, slots={**block.slots, **asked}, bodies=bodies), each.kind, language)


def _named(block: Block, kind: str, language: str) -> Block:
    """A block with the names and texts that its first one in the course has: a hero, a message."""
    there = _used(kind, language)
    if block.type == "touching":
        who = there["when_meet"].fields["who"]
        return replace(block, slots={"name": Block("text", {"value": who})})
    used = there.get(block.type, block)
    said = {slot: each for slot, each in used.slots.items() if each.type == "text"}
    named = {field: used.fields[field] for field in ("who", "word") if field in used.fields}
    return replace(block, fields={**block.fields, **named}, slots={**block.slots, **said})


@cache
def _used(kind: str, language: str) -> Mapping[str, Block]:
    """The first block of each type in the solutions of one kind of world."""
    levels = (level for chapter in builtin.pack().chapters for level in chapter.levels if level.kind == kind)
    found: dict[str, Block] = {}
    for level in levels:
        for block in solution(spoken(level, language)).script.walk():
            found.setdefault(block.type, block)
    return found


def python(each: New, language: str) -> str:
    """A block as Python; a value by itself."""
    catalogue = catalogue_of_kind(each.kind)
    block = example(each, language)
    if each.type.shape == "command":
        return program(catalogue, Script((block,)), language).source
    kept = replace(catalogue.new("set"), slots={"value": block})
    return program(catalogue, Script((kept,)), language).source.partition(" = ")[2]


def _angles(words: Words) -> str:
    """How far the turtle turns at each corner of a regular figure."""
    kit = words.kit["posters"]
    figures = "".join(
        f"<div>{figure(sides)}<b>{360 // sides}°</b>{kit['sides'].format(n=sides, angle=360 // sides)}</div>"
        for sides in SIDES
    )
    return sheet(
        f'<h1>{kit["angles"]}</h1><p class="can">{kit["angles_how"]}</p><div class="angles">{figures}</div>',
        "poster",
        FOOT,
    )
