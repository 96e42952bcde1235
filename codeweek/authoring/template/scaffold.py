"""The text of a new level or pack, playable as it is, each field explained by a comment."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from codeweek.authoring.template import sample
from codeweek.authoring.template.sample import Sample
from codeweek.blocks.block_vocabulary import Vocabulary
from codeweek.blocks.read import read
from codeweek.blocks.write import program
from codeweek.engine.run import run
from codeweek.levels.files.whole import SHOWN_MODES
from codeweek.levels.files.yaml_nodes import readable
from codeweek.levels.level import ENDS, TYPED
from codeweek.levels.programs import catalogue_of_kind
from codeweek.text import Text
from codeweek.worlds.kinds import kinds
from codeweek.worlds.robot.grid import HIGHEST, WIDEST

LEVEL_SCHEMA, PACK_SCHEMA = "niveau.schema.json", "paquet.schema.json"
MADE = ("robot", "turtle")  # the kinds whose challenge is made of the blocks that are wanted
ROBOT = ("move", "turn_left", "repeat")
SIZE, SMALLEST, LARGEST = (6, 4), (3, 1), (WIDEST, HIGHEST)
QUESTIONS = (
    *("repeat", "until", "while", "if", "if_else", "not", "and", "or", "path_ahead", "wall_ahead", "at_goal"),
)
GIVEN_MODES = ("run", "predict", "modify", "debug", "find", "fill")
LOOSE_MODES = ("run", "predict", "find", "parsons")  # the blocks are not for the child to choose
UNLIMITED_MODES = ("run", "predict", "find", "create")
BARE_MODES = ("predict", "create")  # a flag would give the answer away, or ask for something
_BARED = str.maketrans("#G", "..")


@dataclass(frozen=True)
class LevelOptions:
    """What the author of a new level asked for."""

    language: str = "fr"
    kind: str = "robot"
    mode: str = "make"
    title: str = ""
    grade: str = "CM1"
    blocks: tuple[str, ...] = ()
    size: tuple[int, int] = SIZE

    @property
    def offered(self) -> tuple[str, ...]:
        """The blocks asked for, or the default ones."""
        return self.blocks or usual_blocks(self.kind)


def usual_blocks(kind: str) -> tuple[str, ...]:
    """The blocks of a fresh level, when its author does not say which."""
    return ROBOT if kind == "robot" else kinds()[kind].fresh.blocks


def sample_of(wish: LevelOptions, words: Vocabulary) -> Sample | None:
    """The challenge of a fresh level; None when its blocks cannot move anything."""
    if wish.kind not in MADE:
        return _of_kind(wish)

    def word(name: str) -> str:
        return words.name(name, wish.language)

    if wish.kind == "turtle":
        return sample.turtle(wish.offered, word)
    bare = wish.mode in BARE_MODES  # no wall and no flag to ask about
    loops = ("until", "while") if bare else ()
    return sample.robot([name for name in wish.offered if name not in loops], word, *wish.size)


def _of_kind(wish: LevelOptions) -> Sample | None:
    """The challenge that a kind of world gives itself; None when its blocks are not all wanted."""
    known, fresh = catalogue_of_kind(wish.kind), kinds()[wish.kind].fresh
    solution, near = (read(known, source).script for source in (fresh.solution, fresh.near))
    if {block.type for block in solution.walk()} - known.always - {*wish.offered}:
        return None
    made, early = (program(known, script, wish.language).source for script in (solution, near))
    return Sample(made, early, "any", fields=fresh.map)


def level_text(
    wish: LevelOptions, made: Sample, limit: int | None, text: Text, words: Vocabulary, schema: str
) -> str:
    """A level file; `limit` is the number of blocks of its solution, `schema` where its schema is."""
    lines = _Author(wish, made, _Pen(text), words).lines(limit)
    return "\n".join([*_Pen(text).head(schema, "level"), *lines, ""])


def pack_text(wish: LevelOptions, folder: str, text: Text) -> str:
    """The `pack.yaml` of a fresh pack with one chapter."""
    pen = _Pen(text)
    told = {
        "title": pen.said(wish.title or text("new.default_pack")),
        "author": pen.said(text("new.text.author")),
        "licence": "CC BY 4.0",
        "language": wish.language,
        "version": "1",
        "classes": f"[{wish.grade}]",
        "chapters": "",
    }
    lines = [line for name, value in told.items() for line in pen.field(f"schema.pack.{name}", value)]
    lines += [
        f"  - {pen.key('schema.chapter.folder')}: {folder}",
        f"    {pen.key('schema.chapter.title')}: {pen.said(text('new.text.chapter'))}",
        f"    {pen.key('schema.chapter.idea')}: {pen.said(text('new.text.idea'))}",
    ]
    return "\n".join([*pen.head(PACK_SCHEMA, "pack"), *lines, ""])


def levels_of_pack(wish: LevelOptions, text: Text) -> tuple[LevelOptions, LevelOptions]:
    """The two levels of a fresh pack: a short path without loop or question, then all the blocks."""
    simple = tuple(name for name in wish.offered if name not in QUESTIONS)
    width, height = wish.size
    short = max(SMALLEST[0], width - 3), max(SMALLEST[1], height - 2)
    first = replace(wish, title=text("sample.title.first"), blocks=simple, size=short)
    return first, replace(wish, title=text("sample.title.second"))


def toolbox_word(name: str, language: str, words: Vocabulary) -> str:
    """How a level file of a language offers a block."""
    found = words.said(name, "words", language) or words.said(name, "toolbox", language) or [name]
    return str(found[0])


@dataclass(frozen=True)
class _Pen:
    """Writes fields with the words of the author's language."""

    text: Text

    def head(self, schema: str, what: str) -> list[str]:
        return [f"# yaml-language-server: $schema={schema}", f"# {self.text(f'new.comment.{what}')}", ""]

    def key(self, path: str) -> str:
        return self.text(f"{path}.key")

    def field(self, path: str, value: str, mine: bool = False) -> list[str]:
        """A field below its comment; one that is `mine` is a placeholder for the author's words."""
        note = f" {self.text('new.comment.mine')}" if mine else ""
        return [f"# {self.text(f'{path}.text')}{note}", f"{self.key(path)}: {value}".rstrip()]

    def block(self, path: str, source: str) -> list[str]:
        """A field with a text of several lines."""
        return [*self.field(path, "|"), *(f"  {line}" for line in source.splitlines())]

    def said(self, words: str) -> str:
        """Words between quotation marks, on one line."""
        return json.dumps(" ".join(readable(words).split()), ensure_ascii=False)


@dataclass(frozen=True)
class _Author:
    options: LevelOptions
    made: Sample
    pen: _Pen
    words: Vocabulary

    def lines(self, limit: int | None) -> Iterator[str]:
        """Every field in its place."""
        pen, wish, made, mode = self.pen, self.options, self.made, self.options.mode
        yield from pen.field("schema.level.title", pen.said(wish.title or pen.text("new.default_title")))
        yield from pen.field("schema.level.story", pen.said(self._story()), mine=True)
        yield from pen.field("schema.level.kind", pen.key(f"schema.kind.{wish.kind}"))
        yield from pen.field("schema.level.mode", pen.key(f"schema.mode.{mode}"))
        if mode in TYPED:
            yield from pen.field("schema.level.writing", pen.text("new.text.writing"))
        yield from pen.field("schema.level.class", wish.grade)
        yield from self._map()
        if mode not in LOOSE_MODES:
            yield from pen.field(
                "schema.level.toolbox",
                f"[{', '.join(toolbox_word(name, wish.language, self.words) for name in wish.offered)}]",
            )
        shortest = mode not in (*UNLIMITED_MODES, *TYPED) and not kinds()[wish.kind].examples
        if limit is not None and shortest:
            yield from pen.field("schema.level.limit", str(limit))
        if mode in GIVEN_MODES:
            yield from pen.block("schema.level.given", self._given())
        if mode == "parsons":
            yield from pen.block("schema.level.extra", made.solution.splitlines()[-1].strip())
        if mode == "predict":
            yield from self._predict()
        if mode not in (*SHOWN_MODES, "create"):
            yield from pen.block("schema.level.solution", made.solution)
        yield from self._help()

    def _given(self) -> str:
        """The program that the child is given; in a text with a hole, its last line is left out."""
        if self.options.mode == "fill":
            *rows, last = self.made.solution.rstrip().splitlines()
            return "\n".join([*rows, f"{last[: len(last) - len(last.lstrip())]}__"])
        if self.options.mode == "find":
            word = partial(self.words.name, language=self.options.language)
            return sample.one_line_wrong(self.made.solution, word)
        return self.made.solution if self.options.mode in SHOWN_MODES else self.made.near

    def _story(self) -> str:
        usual = self.options.mode in ("make", "solo")
        return self.pen.text(f"sample.story.{self.made.story if usual else self.options.mode}")

    def _map(self) -> list[str]:
        bare = self.options.mode in BARE_MODES
        rows = [row.translate(_BARED) if bare else row for row in self.made.rows]
        if rows:
            return self.pen.block("schema.level.map", "\n".join(rows))
        if self.made.fields:
            known = {
                self.pen.key(f"{self.options.kind}.field.{name}"): value
                for name, value in self.made.fields.items()
            }
            return self.pen.field("schema.level.map", json.dumps(known, ensure_ascii=False))
        if bare or self.options.kind not in MADE:
            return []
        return self.pen.field("schema.level.map", f"{{{self.pen.key('turtle.field.free_position')}: true}}")

    def _predict(self) -> Iterator[str]:
        pen, ask = self.pen, next(iter(kinds()[self.options.kind].measures), ENDS)
        yield from pen.field("schema.level.predict", "")
        yield f"  {pen.key('schema.predict.ask')}: {pen.key(f'schema.ask.{ask}')}"
        question = pen.text.first(f"sample.question.{ask}", "sample.question.any")
        yield f"  {pen.key('schema.predict.question')}: {pen.said(question)}"
        if ask == "drawing":
            yield f"  {pen.key('schema.predict.choices')}:"
            yield from self._choices(self.made.near, self.made.solution)
        elif answers := kinds()[self.options.kind].answers:
            yield f"  {pen.key('schema.predict.choices')}:"
            ends = map(self._end, (self.made.near, self.made.solution))
            yield from self._choices(*(answers.write(end, self.options.language) for end in ends))

    def _choices(self, *texts: str) -> Iterator[str]:
        for text in texts:
            yield "    - |"
            yield from (f"      {line}" for line in text.splitlines())

    def _end(self, source: str) -> Any:
        """The world at the end of a program."""
        kind = kinds()[self.options.kind]
        start = kind.parse_map({})[0]
        return run(read(catalogue_of_kind(kind.name), source).program, kind.commands, start).world

    def _help(self) -> Iterator[str]:
        """Hints for the child, advice for the adult."""
        pen = self.pen
        yield from pen.field("schema.level.hints", "", mine=True)
        for name in ("first", "second", "third"):
            hint = pen.text.first(f"sample.hints.{self.options.kind}.{name}", f"sample.hints.any.{name}")
            yield f"  - {pen.said(hint)}"
        yield from pen.field("schema.level.adult", "", mine=True)
        advice = {
            "idea": pen.text("new.text.idea"),
            "mistake": pen.text.first(f"new.mistake.{self.options.kind}", "new.mistake.any"),
            "question": pen.text("sample.question.after"),
        }
        yield from (f"  {pen.key(f'schema.adult.{name}')}: {pen.said(say)}" for name, say in advice.items())
