"""Reads a story file: characters, comics, medals, questions; a story with a problem is not told at all."""

from codeweek.diagnostic import Diagnostic
from codeweek.levels.files.mend.forgiving_reader import read_forgiving
from codeweek.levels.files.yaml_nodes import Node
from codeweek.packs.story.story_reader import Around, StoryReader
from codeweek.packs.story.story_types import (
    ACTOR,
    BUBBLE,
    CHARACTER,
    CHOICE,
    CHOICES,
    FACES,
    FINALE,
    GENDERS,
    KINDS,
    MEDAL,
    MOMENTS,
    MOST_CAST,
    MOST_CREDITS,
    MOST_LINES,
    MOST_PANELS,
    MOST_PICTURES,
    MOST_PROPS,
    MOST_QUESTIONS,
    MOST_TALES,
    PANEL,
    PILOT,
    PLACES,
    QUESTION,
    STORY,
    TALE,
    THINGS,
    UNLOCKED,
    Actor,
    ChapterStory,
    Character,
    Choice,
    Finale,
    Medal,
    Panel,
    Question,
    Story,
    Unlocked,
)


def panels(reading: StoryReader, node: Node | None, path: str) -> tuple[Panel, ...]:
    """The panels of one comic, none when there is none."""
    return tuple(_panel(reading, each, where) for each, where in reading.some(node, path, MOST_PANELS))


def _panel(reading: StoryReader, node: Node, path: str) -> Panel:
    fields = reading.table(node, PANEL, path)
    reading.need("panel", fields, ("background", "actors", "bubble"), node, path)
    actors = tuple(
        _actor(reading, each, where)
        for each, where in reading.some(fields.get("actors"), f"{path}.actors", len(PLACES))
    )
    if len({actor.at for actor in actors}) < len(actors):
        reading.problem("pack.story_place_twice", fields["actors"], f"{path}.actors")
    bubble, there = fields.get("bubble"), f"{path}.bubble"
    table = reading.table(bubble, reading.with_languages(BUBBLE), there) if bubble else {}
    who = reading.text(table.get("who"), f"{there}.who")
    if bubble and (who == PILOT or who not in [actor.who for actor in actors]):
        reading.problem("pack.story_not_there", table.get("who", bubble), f"{there}.who", name=who[:60])
    return Panel(
        reading.chosen(fields.get("background"), f"{path}.background", reading.around.looks),
        actors,
        who,
        reading.spoken(table, bubble, there) if bubble else "",
        tuple(
            reading.picture(each, where)
            for each, where in reading.some(fields.get("props"), f"{path}.props", MOST_PROPS)
        ),
    )


def _actor(reading: StoryReader, node: Node, path: str) -> Actor:
    fields = reading.table(node, ACTOR, path)
    reading.need("actor", fields, ("who", "at"), node, path)
    return Actor(
        reading.somebody(fields.get("who"), f"{path}.who"),
        reading.chosen(fields.get("at"), f"{path}.at", PLACES),
        reading.chosen(fields.get("face"), f"{path}.face", FACES),
    )


MOST_LEVELS = 30  # that share a question


def question(reading: StoryReader, node: Node, path: str, folder: str) -> Question:
    """A question of the chapter in a folder."""
    fields = reading.table(node, reading.with_languages(QUESTION), path)
    reading.need("asked", fields, ("after", "choices"), node, path)
    after = reading.some(fields.get("after"), f"{path}.after", MOST_LEVELS)
    offered = reading.some(fields.get("choices"), f"{path}.choices", CHOICES[1])
    choices = tuple(_choice(reading, each, where) for each, where in offered)
    if "choices" in fields and len(choices) < CHOICES[0]:
        reading.problem(
            "pack.story_choices", fields["choices"], f"{path}.choices", least=CHOICES[0], most=CHOICES[1]
        )
    if sum(choice.right for choice in choices) > 1:
        reading.problem("pack.story_right", fields["choices"], f"{path}.choices")
    return Question(
        tuple(_level(reading, each, where, folder) for each, where in after),
        reading.spoken(fields, node, path),
        choices,
    )


def _level(reading: StoryReader, node: Node, path: str, folder: str) -> str:
    """The id of a level: as it is, or the name of its file in the chapter of the question."""
    written = reading.text(node, path)
    id = written if "/" in written else f"{folder}/{written}"
    known = [each for ids in reading.around.levels.values() for each in ids]
    if id not in known:
        reading.unknown("pack.story_no_level", node, path, id, known)
    return id


def _choice(reading: StoryReader, node: Node, path: str) -> Choice:
    fields = reading.table(node, reading.with_languages(CHOICE), path)
    pictures = reading.some(fields.get("picture"), f"{path}.picture", MOST_PICTURES)
    return Choice(
        reading.spoken(fields, node, path),
        reading.boolean(fields.get("right"), f"{path}.right"),
        tuple(reading.picture(each, where) for each, where in pictures),
    )


STORY_FILES = ("story.yaml", "story.yml")


def parse_story(text: str, file: str, around: Around) -> tuple[Story | None, tuple[Diagnostic, ...]]:
    """The story of a text, or None and everything that is wrong in it."""
    found = read_forgiving(text, file)
    root, problems = found.root, found.problems
    reading = StoryReader(file, list(problems), around=around)
    if root is None:
        return None, problems
    fields = reading.table(root, STORY)
    reading.need("story", fields, ("cast", "chapters"), root)
    cast = {
        id: _character(reading, id, node, path)
        for id, node, path in reading.entries(fields.get("cast"), "cast", MOST_CAST)
    }
    if PILOT in cast:
        reading.problem("pack.story_pilot", fields["cast"].keys[PILOT], f"cast.{PILOT}")
    reading.cast = frozenset({PILOT, *cast})
    tales = {
        folder: _tale(reading, folder, node, path)
        for folder, node, path in reading.entries(fields.get("chapters"), "chapters", MOST_TALES)
    }
    story = Story(cast, tales, _finale(reading, fields.get("finale")))
    serious = any(problem.severity == "error" for problem in reading.problems)
    return (None if serious else story), tuple(reading.problems)


def _character(reading: StoryReader, id: str, node: Node, path: str) -> Character:
    fields = reading.table(node, CHARACTER, path)
    reading.need("character", fields, ("name", "sprite"), node, path)
    lines = reading.table(fields["lines"], MOMENTS, f"{path}.lines") if "lines" in fields else {}
    return Character(
        id,
        reading.said(fields.get("name"), f"{path}.name"),
        reading.picture(fields.get("sprite"), f"{path}.sprite"),
        reading.said(fields.get("what"), f"{path}.what"),
        reading.chosen(fields.get("look"), f"{path}.look", reading.around.looks),
        reading.chosen(fields.get("gender"), f"{path}.gender", GENDERS),
        reading.said(fields.get("pronoun"), f"{path}.pronoun"),
        {name: reading.sayings(words, f"{path}.lines.{name}", MOST_LINES) for name, words in lines.items()},
    )


def _tale(reading: StoryReader, folder: str, node: Node, path: str) -> ChapterStory:
    fields = reading.table(node, TALE, path)
    _chapter(reading, folder, node, path)
    return ChapterStory(
        reading.said(fields.get("title"), f"{path}.title"),
        reading.somebody(fields.get("hero"), f"{path}.hero"),
        reading.said(fields.get("gift"), f"{path}.gift"),
        panels(reading, fields.get("opening"), f"{path}.opening"),
        panels(reading, fields.get("ending"), f"{path}.ending"),
        _medal(reading, fields.get("medal"), f"{path}.medal"),
        _unlocked(reading, fields.get("unlocks"), f"{path}.unlocks"),
        tuple(
            question(reading, each, where, folder)
            for each, where in reading.some(fields.get("questions"), f"{path}.questions", MOST_QUESTIONS)
        ),
    )


def _chapter(reading: StoryReader, folder: str, node: Node, path: str) -> None:
    if folder not in reading.around.levels:
        reading.unknown("pack.story_no_chapter", node, path, folder, reading.around.levels)


def _medal(reading: StoryReader, node: Node | None, path: str) -> Medal | None:
    if node is None:
        return None
    fields = reading.table(node, reading.with_languages(MEDAL), path)
    return Medal(
        reading.spoken(fields, node, path), reading.picture(fields.get("picture"), f"{path}.picture")
    )


def _unlocked(reading: StoryReader, node: Node | None, path: str) -> Unlocked | None:
    if node is None:
        return None
    fields = reading.table(node, reading.with_languages(UNLOCKED), path)
    reading.need("unlocked", fields, ("kind", "thing"), node, path)
    kind = reading.chosen(fields.get("kind"), f"{path}.kind", KINDS)
    thing = reading.chosen(fields.get("thing"), f"{path}.thing", THINGS[kind]) if kind else ""
    return Unlocked(kind, thing, reading.spoken(fields, node, path))


def _finale(reading: StoryReader, node: Node | None) -> Finale | None:
    if node is None:
        return None
    fields, path = reading.table(node, FINALE, "finale"), "finale"
    reading.need("finale", fields, ("after", "panels"), node, path)
    after = reading.text(fields.get("after"), f"{path}.after")
    if after:
        _chapter(reading, after, fields["after"], f"{path}.after")
    signed, there = fields.get("signed"), f"{path}.signed"
    by = reading.table(signed, reading.with_languages(BUBBLE), there) if signed else {}
    return Finale(
        after,
        reading.said(fields.get("title"), f"{path}.title"),
        panels(reading, fields.get("panels"), f"{path}.panels"),
        reading.said(fields.get("late"), f"{path}.late"),
        tuple(
            reading.said(each, where)
            for each, where in reading.some(fields.get("credits"), f"{path}.credits", MOST_CREDITS)
        ),
        reading.said(fields.get("diploma"), f"{path}.diploma"),
        reading.spoken(by, signed, there) if signed else "",
        reading.somebody(by.get("who"), f"{there}.who"),
    )
