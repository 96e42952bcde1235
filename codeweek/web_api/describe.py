"""Packs and levels as plain data, for a shell to show before any program runs.

A list of three or a call with two values is a block type of its own: `list.3`, `call.2`.
"""

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, cast

from codeweek import data
from codeweek.blocks import blockly
from codeweek.blocks.definitions import categories, definitions, flyout, freeze, styles
from codeweek.blocks.offer import Palette, offers
from codeweek.blocks.script import Script
from codeweek.blocks.until import reads_until
from codeweek.levels import programs
from codeweek.levels.first_lines import first_lines
from codeweek.levels.level import Level
from codeweek.levels.program_translation import other_names, other_texts, spoken
from codeweek.play import bug_tasks, inquiry, parts, predict
from codeweek.play.feedback.goal_strip import Tile, strip
from codeweek.play.feedback.level_voice import voice
from codeweek.play.feedback.pointing import pointed
from codeweek.play.judge import register
from codeweek.progress import course
from codeweek.text import Text
from codeweek.web_api import block_scripts, serialize
from codeweek.worlds.kinds import NARRATED, kinds

if TYPE_CHECKING:
    from codeweek.packs.pack import Chapter, Pack
    from codeweek.packs.story.story_types import Question, Story
    from codeweek.web_api import shapes as page

# What a page needs of a level only when it is played.
PLAYED = (
    "story",
    "hints",
    "points",
    "adult",
    "toolbox",
    "start",
    "shown",
    "invitation",
    "wide",
    "names",
    "reads_until",
    "max_instances",
    "maps",
    "predict",
    "lines",
    "quiz",
    "touched",
    "card",
)
SAYS = ("start", "win", "idle")  # when a hero says something of its own
# Sentences a page needs.
SAID = ("ui", "trap", "packs", "resume", "roster", "editor", "typing", "category", "say", "web", "meta")
IN_WORKSHOP = (
    "workshop",
    "web_workshop",
    "pack_draft",
    "invent",
    "evaluation",
    "hour",
    "tune",
    "live",
    "named",
)  # that come later


def pack(found: "Pack", text: Text, shipped: bool = False) -> "page.Pack":
    """A whole pack in one language."""
    return {
        "key": course.key_of(found, shipped),
        "title": text.pick(found.title),
        "chapters": [_chapter(chapter, text, found.story) for chapter in found.chapters],
        "blocks": blocks(found.levels, text),
    }


def brief(described: "page.Pack") -> "page.Pack":
    """A pack without the fields of its levels that only playing needs."""
    chapters = described["chapters"]
    return {
        **described,
        "chapters": [
            {**chapter, "levels": [_brief(one) for one in chapter["levels"]]} for chapter in chapters
        ],
    }


def _brief(described: "page.Brief") -> "page.Brief":
    return cast("page.Brief", {key: value for key, value in described.items() if key not in PLAYED})


def _chapter(chapter: "Chapter", text: Text, story: "Story | None") -> "page.Chapter":
    return {
        "medal": _medal(chapter.folder, text, story),
        "gives": _gift(chapter.folder, text, story),
        "comic": story is not None and bool(story.opening(chapter.folder)),
        "folder": chapter.folder,
        "title": text.pick(chapter.title),
        "can": text.pick(chapter.i_can or chapter.idea),
        "look": chapter.look,
        "after": dict(chapter.after),
        "levels": [_told(each, text, story) for each in chapter.levels],
    }


def _medal(folder: str, text: Text, story: "Story | None") -> "page.Medal | None":
    chapter_story = story.tales.get(folder) if story else None
    if chapter_story is None or chapter_story.medal is None:
        return None
    return {"name": text.pick(chapter_story.medal.name), "picture": chapter_story.medal.picture}


def _gift(folder: str, text: Text, story: "Story | None") -> "page.Gift | None":
    chapter_story = story.tales.get(folder) if story else None
    if chapter_story is None or chapter_story.unlocks is None:
        return None
    given = chapter_story.unlocks
    return {"kind": given.kind, "thing": given.thing, "name": text.pick(given.name)}


def _told(found: Level, text: Text, story: "Story | None") -> "page.Level":
    """A level, with what the story tells of it: what its hero says of its own, what is asked after a win."""
    told = level(found, text)
    question = story.question(found.id) if story else None
    told["quiz"] = _quiz(question, text) if question else None
    hero = story.mover(found.kind, found.look) if story else None
    if hero and not found.predict:
        told["lines"] = {moment: [text.pick(each) for each in hero.lines.get(moment, ())] for moment in SAYS}
    return told


def _quiz(question: "Question", text: Text) -> "page.Quiz":
    choices: list[page.QuizChoice] = [
        {"words": text.pick(choice.words), "worth": question.worth(number), "pictures": [*choice.pictures]}
        for number, choice in enumerate(question.choices)
    ]
    return {"after": [*question.after], "words": text.pick(question.words), "choices": choices}


def blocks(levels: Iterable[Level], text: Text) -> "page.BlockSet":
    """The blocks of each kind of world in some levels."""
    catalogues = [programs.catalogue_of_kind(kind) for kind in sorted({level.kind for level in levels})]
    found = {block["type"]: block for known in catalogues for block in definitions(known, text)}
    return {
        "definitions": list(found.values()),
        "styles": styles(),
        "categories": categories(programs.CATEGORIES, text),
    }


def level(found: Level, text: Text) -> "page.Level":
    """A level in one language; `names`: those of other languages, for programs saved in them."""
    found = spoken(found, text.language)
    maps = [terrain(found, number, text) for number in range(len(found.maps))]
    told: page.Level = {
        "id": found.id,
        "title": text.pick(found.title),
        "story": text.pick(found.story),
        "mode": found.mode,
        "writing": found.writing,
        "grade": found.grade,
        "register": register(found),
        "look": found.look,
        "kind": found.kind,
        "limit": found.limit,
        "best": programs.best(found),
        "read_only": programs.read_only(found),
        "walks": programs.walks(found),
        "has_eyes": programs.has_eyes(found),
        "others": _has_others(found),
        "may_trap": programs.may_trap(found) and found.spoil is None and found.part is None,
        "hints": [text.pick(hint) for hint in found.hints],
        "points": [vars(each) for each in pointed(found)],
        "adult": _adult(found, text),
        "predict": _predict(found, text),
        "toolbox": toolbox(found, programs.start(found), text),
        "start": start(found),
        "invitation": programs.invitation(found),
        "shown": dressed(found, programs.shown(found)),
        "wide": block_scripts.of_level(found, text),
        "names": other_names(found),
        "texts": other_texts(found),
        "reads_until": reads_until(found.toolbox),
        "max_instances": _instances(found),
        "maps": maps,
        "hero": _hero(maps[0]["scene"]),
        "lines": {},
        "quiz": None,
        "touched": _touched(found, voice(text, found)) if found.accuse else None,
        "solo_tries": course.SOLO_TRIES if found.mode == "solo" else 0,
        "part": None,
        "parts": [_part(found, number, part, text) for number, part in enumerate(found.parts, 1)],
    }
    if names := _chosen(found):
        told["chosen"] = names
    if lines := first_lines(found, text.language):
        told["card"] = [*lines]
    return told


def _has_others(found: Level) -> bool:
    """Whether others like it may be made."""
    from codeweek.authoring.another.which import refused  # whole levels are described when they are opened

    return not refused(found)


def _chosen(found: Level) -> dict[str, list[str]]:
    """The names that blocks choose from, by place."""
    if not programs.kind_of(found).waits:
        return {}
    from codeweek.levels.chosen import chosen  # few levels have any

    return {place: [*names] for place, names in chosen(found).items()}


def _part(exercise: Level, number: int, found: Level, text: Text) -> "page.Level":
    """A part of an exercise, as a level."""
    asked, written = parts.part_of(found), parts.fields(found)
    told: page.Part = {
        "exercise": exercise.id,
        "number": number,
        "of": len(exercise.parts),
        "type": asked.type,
        "heads": [text("ui.part.said") if head == parts.SAID else head for head in written.heads],
        "rows": written.rows,
        "input": parts.asks_input(found),
        "points": asked.points,
    }
    return {**level(found, text), "part": told}


def _touched(found: Level, text: Text) -> "dict[str, page.Touched]":
    """What is said of each block of a case, and whether it was moved."""
    moved = bug_tasks.repairing(found)
    return {
        id: {"say": text.tell(bug_tasks.told(found, id, moved)), "moves": id in moved}
        for id in bug_tasks.statements(found)
    }


def _adult(found: Level, text: Text) -> "page.AdultHelp":
    """For the adult beside the child."""
    script = programs.solution(found).script
    source = programs.python_text(found, script, text.language).source
    saved, blocks = blockly.save(script, programs.catalogue_of(found)), programs.count(found, script)
    return {
        "idea": text.pick(found.adult.idea),
        "mistake": text.pick(found.adult.mistake),
        "question": text.pick(found.adult.question),
        "solution": source,
        "script": saved,
        "blocks": blocks,
    }


def _predict(found: Level, text: Text) -> "page.Question | None":
    if found.predict is None:
        return None
    question = predict.question(found, text)
    offered = [_choice(choice, found) for choice in predict.choices(found, text)]
    voted = [] if offered else [_choice(choice, found) for choice in predict.ballot(found, text)]
    return {"ask": found.predict.ask, "question": question, "choices": offered, "ballot": voted}


def _choice(choice: predict.Choice, level: Level) -> "page.Choice":
    picture = None if choice.scene is None else serialize.scene(choice.scene)
    script = None if choice.script is None else dressed(level, choice.script)
    return {"letter": choice.letter, "words": choice.words, "scene": picture, "script": script}


def toolbox(found: Level, script: Script, text: Text) -> "page.Toolbox":
    """The toolbox of a level beside a script: with a block for each name, or the pieces not placed yet."""
    known = programs.catalogue_of(found)
    puzzle = programs.pieces(found) is not None
    palette: Palette = programs.palette(found)
    if puzzle:
        palette = lambda script: programs.pool(found, script)  # noqa: E731
    offered = [] if programs.read_only(found) or found.accuse else offers(known, palette, script)
    return flyout(known, offered, text, fixed=puzzle)


def start(found: Level) -> "page.Script":
    """The program that a level starts with, as Blockly JSON."""
    return dressed(found, programs.start(found))


def dressed(found: Level, script: Script) -> "page.Script":
    """A script as the level's page holds it: pieces of a puzzle are read-only."""
    saved = blockly.save(script, programs.catalogue_of(found))
    return saved if programs.pieces(found) is None else {"blocks": freeze(saved["blocks"])}


def _instances(found: Level) -> dict[str, int] | None:
    """The number of pieces of each type in a puzzle; None when blocks are unlimited."""
    pieces = programs.pieces(found)
    return None if pieces is None else dict(Counter(blockly.typed(piece) for piece in pieces))


def terrain(found: Level, number: int, text: Text) -> "page.LevelMap":
    """A map of a level at its start."""
    kind, each, world = programs.kind_of(found), found.maps[number], inquiry.seen(found, number)
    return {
        "goals": [_goal(tile, voice(text, found)) for tile in strip(found, number)],
        "hidden": each.hidden,
        "scene": serialize.scene(kind.picture(world, found.look)),
        "say": narration(found, world, text),
    }


def _goal(tile: Tile, text: Text) -> "page.GoalTile":
    scene = serialize.scene(tile.scene)
    return {**serialize.goal(tile), "name": tile.name, "say": text(tile.key, **tile.slots), "scene": scene}


def _hero(scene: "page.Scene") -> str | None:
    """The picture of the hero."""
    return next((sprite["image"] for sprite in scene["sprites"] if sprite["id"] == "hero"), None)


def narration(found: Level, world: Any, text: Text) -> list[str]:
    """A world in words, one or two sentences for each part (`NARRATED`)."""
    said = voice(text, found)
    return [programs.kind_of(found).narrate(world, said, part) for part in NARRATED]


def _kinds(text: Text) -> dict[str, str]:
    """The names of the kinds of worlds in the workshop."""
    return {kind: text.first(f"draft.kind.{kind}", f"schema.kind.{kind}.text") for kind in kinds()}


def board_words(text: Text) -> "page.Words":
    """The sentences of the room's board alone, with the names of the children."""
    table, room = text.table("ui"), text.table("room")
    who = {name: table[name] for name in ("animals", "colours")}
    stands = {name: table["adult"][name] for name in ("stands", "looking", "asked", "mends")}
    said = {
        "room": {"board": room["board"], "child": {"picture": room["child"]["picture"]}},
        "ui": {**who, "profiles": {"who": table["profiles"]["who"]}, "adult": stands},
        "web": {"blockly": text.table("web")["blockly"]},
    }
    return {**words(text, ()), "messages": said}


def room_words(text: Text) -> "page.Words":
    """The sentences of a child's page in a room, which a page alone never needs."""
    return {**words(text, ()), "messages": {"room": {"child": text.table("room")["child"]}}}


def words(text: Text, files: Iterable[str] = SAID) -> "page.Words":
    """The sentences of the page itself, by key, with the data needed to choose and fill them."""
    messages = {name: text.table(name) for name in files}
    if "workshop" in messages:
        messages["workshop"] = {**messages["workshop"], "kind": _kinds(text)}
    return {
        "language": text.language,
        "name": text("meta.name"),
        "one": list(text.one),
        "decimal": text.decimal,
        "messages": messages,
        "languages": [(code, data.text(code)("meta.name")) for code in data.languages()],
    }
