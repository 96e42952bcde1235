"""The texts that have clips: what a child who cannot read hears, chapter by chapter."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from codeweek.blocks.speak import said as block_label
from codeweek.diagnostic import Diagnostic
from codeweek.levels.level import MAP, Level
from codeweek.levels.programs import catalogue_of, invitation
from codeweek.packs.pack import Chapter
from codeweek.packs.story.story_types import Character, Story
from codeweek.play import builtin
from codeweek.play.feedback.level_voice import aloud, bare, voice
from codeweek.progress.doors import DOORS
from codeweek.text import Text

NUMBERED = 3  # chapters in which also what is told of a run has clips with its numbers
SLOT = re.compile(r"(?<!\w)…|{")  # what a sentence without its value has in the place of it
TOLD = ("say", "run", "program")  # tables of what is told of a program
MOST = 4  # things that a sentence with a number counts
# What a run of the robot without loops or boxes may come to: what is told of it, and of a step of it.
ENDS = (
    "bump_wall",
    "out_of_grid",
    "goal_missed_short",
    "goal_passed",
    "went_on",
    "nothing_to_pick",
    "items_left",
    "empty_bag",
    "pot_full",
    "dropped_outside",
    "pots_left",
    "walked_past",
    "empty_program",
    "loose_blocks",
    "wrong_side",
    "one_test_fails",
    "prediction_other",
    "prediction_true",
    "prediction_why",
    "success",
    "reset",
    "resume",
    "created",
    "create_unchanged",
)
COUNTED = ("goal_missed_short", "items_left", "pots_left", "walked_past", "loose_blocks")
STEPS = (
    "arrow_up",
    "arrow_down",
    "arrow_left",
    "arrow_right",
    "move",
    "move_pick",
    "turn_left",
    "turn_right",
    "edge",
    "pick",
    "drop",
    "fill",
    "back",
)
SCREEN = ("win.title", "win.won_before", "level.surprise", "start.predict")


@dataclass(frozen=True)
class Wanted:
    """A text, what it is, and how much it matters: 1 the most, as numbered in the note on the voice."""

    words: str
    about: str
    order: int
    chapter: str = ""  # its folder; "" where it belongs to none


def all_texts(text: Text) -> Iterator[Wanted]:
    """All of them in a language."""
    yield from texts(text)
    yield from also_aloud(text)


def first(text: Text) -> Iterator[str]:
    """Those that are heard until the first win of a first visit."""
    pack = builtin.pack()
    chapter, story = pack.chapters[0], pack.story
    level = chapter.levels[0]
    yield from (text(f"ui.doors.{name}") for name in ("title", *(door.name for door in DOORS)))
    yield from (told.words for told in _of_level(level, text) if told.order <= 2)
    yield from (told.words for told in _of_look(chapter, text) if told.about == "say.success")
    yield text("ui.win.title")
    if story and (hero := story.hero(chapter.folder)):
        told = [panel.words for panel in story.tales[chapter.folder].opening]
        told += [line for moment in ("start", "win") for line in hero.lines[moment]]
        if question := story.question(level.id):
            told += [question.words, *(choice.words for choice in question.choices)]
        yield from map(text.pick, told)


def texts(text: Text) -> Iterator[Wanted]:
    """Those that are shown."""
    pack = builtin.pack()
    for number, chapter in enumerate(pack.chapters):
        told = _of_chapter(chapter, pack.story, text, number < NUMBERED)
        yield from (replace(each, chapter=chapter.folder) for each in told)
    for panel in pack.story.finale.panels if pack.story and pack.story.finale else ():
        yield Wanted(text.pick(panel.words), "finale", 4, pack.chapters[-1].folder)
    for key in SCREEN:
        yield Wanted(text(f"ui.{key}"), f"ui.{key}", 2)
    for door in DOORS:
        yield Wanted(text(f"ui.doors.{door.name}"), f"ui.doors.{door.name}", 2)
    yield Wanted(text("ui.doors.title"), "ui.doors.title", 2)


def _of_chapter(chapter: Chapter, story: Story | None, text: Text, numbered: bool) -> Iterator[Wanted]:
    for level in chapter.levels:
        yield from _of_level(level, text)
    if numbered:
        yield from _of_look(chapter, text)
    yield from _of_runs(chapter, text)
    tale = story.tales.get(chapter.folder) if story else None
    hero = _speaking(story, chapter)
    for question in tale.questions if tale else ():
        for words in (question.words, *(choice.words for choice in question.choices)):
            yield Wanted(text.pick(words), f"{chapter.folder}, question", 3)
    for moment, lines in hero.lines.items() if hero else ():
        for line in lines:
            yield Wanted(text.pick(line), f"{chapter.folder}, {moment}", 8)
    for panel in (*tale.opening, *tale.ending) if tale else ():
        yield Wanted(text.pick(panel.words), f"{chapter.folder}, comic", 4)


def _speaking(story: Story | None, chapter: Chapter) -> Character | None:
    """The hero of a chapter, if it moves in its levels: only then what it says is heard."""
    hero = story.hero(chapter.folder) if story else None
    moving = [story.mover(level.kind, level.look) for level in chapter.levels] if story else []
    return hero if hero in moving else None


def _of_runs(chapter: Chapter, text: Text) -> Iterator[Wanted]:
    """What is told of programs in the ways in which the levels of a chapter speak, without a value."""
    voices = {
        (level.kind, level.look, str(told.register), told.typed): told
        for level in chapter.levels
        for told in [voice(text, level)]
    }
    for told in voices.values():
        for key in (key for table in TOLD for key in _keys(text, table)):
            words = aloud(told, Diagnostic(key)) or bare(told.tell(Diagnostic(key)))
            if not SLOT.search(words):
                yield Wanted(words, key, 7)


def _keys(text: Text, table: str) -> Iterator[str]:
    """The keys of the sentences of a table."""
    for name, value in (text.find(table) or {}).items():
        if isinstance(value, str) or {"short", "normal", "one", "other"} & value.keys():
            yield f"{table}.{name}"
        else:
            yield from _keys(text, f"{table}.{name}")


def _of_level(level: Level, text: Text) -> Iterator[Wanted]:
    tell = voice(text, level).tell
    yield Wanted(text.pick(level.title), f"{level.id}, title", 6)
    yield Wanted(text.pick(level.story), f"{level.id}, story", 1)
    if level.predict:
        how = "cell" if level.predict.ask == "cell" and not level.predict.choices else "number"
        how = "choice" if level.predict.choices or level.predict.ask == MAP else how
        yield Wanted(text.pick(level.predict.question), f"{level.id}, question", 2)
        for key in (f"ui.level.answer_{how}", f"ui.level.guess_{how}"):
            yield Wanted(text(key), key, 2)
        for answer in (*level.predict.choices, *level.predict.mistakes):
            if answer.why:
                yield Wanted(text.pick(answer.why), f"{level.id}, why", 3)
    asked = invitation(level)
    for key in (f"ui.start.{asked}", f"ui.start.folded.{asked}"):
        if text.find(key) is not None:
            yield Wanted(tell(Diagnostic(key)), key, 2)
    for hint in level.hints:
        yield Wanted(text.pick(hint), f"{level.id}, hint", 6)
    yield from _of_blocks(level, text)


def _of_blocks(level: Level, text: Text) -> Iterator[Wanted]:
    known = catalogue_of(level)
    for name in level.toolbox:
        if name in known.types:
            yield Wanted(
                block_label(known, text.language, lambda _kind, value: str(value), known.new(name)),
                f"block {name}",
                5,
            )


def _of_look(chapter: Chapter, text: Text) -> Iterator[Wanted]:
    """What is told of runs and steps, with the names that things have in a chapter."""
    told = text.where("robot", chapter.look, register="short")
    for key in ENDS:
        for slots in _slots(key):
            yield _told(told, Diagnostic(f"say.{key}", slots), 3)
    for key in STEPS:
        yield _told(told, Diagnostic(f"robot.step.{key}"), 9)
    for thing in ("{wall_a}", "{edge_the}"):
        what = told.nouns[thing.strip("{}")]
        yield _told(told, Diagnostic("robot.step.wall", {"what": what}), 9)


def _slots(key: str) -> Sequence[dict[str, int]]:
    return [{"n": n} for n in range(1, MOST + 1)] if key in COUNTED else [{}]


def _told(told: Text, about: Diagnostic, order: int) -> Wanted:
    """The sentence itself, or the one without names where it has a place for some."""
    words = bare(told.tell(about))
    return Wanted(aloud(told, about) if "…" in words and aloud(told, about) else words, about.key, order)


def also_aloud(text: Text) -> Iterator[Wanted]:
    """The wordings without numbers."""
    for chapter in builtin.pack().chapters[:NUMBERED]:
        told = text.where("robot", chapter.look, register="short")
        for key in ENDS:
            words = aloud(told, Diagnostic(f"say.{key}"))
            if words:
                yield Wanted(words, f"aloud.say.{key}", 3)
