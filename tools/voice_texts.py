"""The texts that have clips: what a child who cannot read hears in the first three chapters."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from codeweek.blocks.speak import said as block_label
from codeweek.diagnostic import Diagnostic
from codeweek.levels.level import MAP, Level
from codeweek.levels.programs import catalogue_of, invitation
from codeweek.packs.pack import Chapter
from codeweek.play import builtin
from codeweek.play.feedback.level_voice import aloud, bare, voice
from codeweek.text import Text

CHAPTERS = 3
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


def all_texts(text: Text) -> Iterator[Wanted]:
    """All of them in a language."""
    yield from texts(text)
    yield from also_aloud(text)


def texts(text: Text) -> Iterator[Wanted]:
    """Those that are shown."""
    pack = builtin.pack()
    for chapter in pack.chapters[:CHAPTERS]:
        for level in chapter.levels:
            yield from _of_level(level, text)
        yield from _of_look(chapter, text)
        tale = pack.story.tales.get(chapter.folder) if pack.story else None
        hero = pack.story.hero(chapter.folder) if pack.story else None
        for question in tale.questions if tale else ():
            for words in (question.words, *(choice.words for choice in question.choices)):
                yield Wanted(text.pick(words), f"{chapter.folder}, question", 3)
        for moment, lines in hero.lines.items() if hero else ():
            for line in lines:
                yield Wanted(text.pick(line), f"{chapter.folder}, {moment}", 8)
        for panel in (*tale.opening, *tale.ending) if tale else ():
            yield Wanted(text.pick(panel.words), f"{chapter.folder}, comic", 4)
    for key in SCREEN:
        yield Wanted(text(f"ui.{key}"), f"ui.{key}", 2)


def _of_level(level: Level, text: Text) -> Iterator[Wanted]:
    tell = voice(text, level).tell
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
    for chapter in builtin.pack().chapters[:CHAPTERS]:
        told = text.where("robot", chapter.look, register="short")
        for key in ENDS:
            words = aloud(told, Diagnostic(f"say.{key}"))
            if words:
                yield Wanted(words, f"aloud.say.{key}", 3)
