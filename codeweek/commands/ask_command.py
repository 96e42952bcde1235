"""Asks an author for the content of a new level or pack, by options and questions on a terminal."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import click

from codeweek import data
from codeweek.authoring.readability import CLASSES
from codeweek.authoring.template import scaffold
from codeweek.authoring.template.scaffold import LARGEST, SIZE, SMALLEST, LevelOptions
from codeweek.blocks.block_vocabulary import nearest, plain
from codeweek.levels.files.field_reader import Names, meant
from codeweek.levels.files.file_name import stem_of
from codeweek.levels.files.yaml_nodes import readable
from codeweek.levels.level import MODES
from codeweek.levels.programs import catalogue_of_kind
from codeweek.packs.planned import LEVEL_ENDS
from codeweek.text import Text
from codeweek.worlds.kinds import kind_names, kinds

Found = TypeVar("Found")


class NotMeantError(Exception):
    """An invalid answer; its text tells the author why."""


@dataclass(frozen=True)
class Talk:
    """The answers to the questions of `new`: the `given` options; others are asked for, or defaults."""

    given: Mapping[str, str | None]
    ask: bool
    text: Text

    def wish(self, pack: bool) -> LevelOptions:
        """All answers for a level."""
        usual = self.text("new.default_pack" if pack else "new.default_title")
        title = self.answer("title", usual, lambda word: " ".join(readable(word).split()) or usual)
        kind = self.choice("kind", self.text("schema.kind.robot.key"), kind_names(kinds()), self._kinds())
        mode = "make" if pack and not self.given.get("mode") else self.mode()
        grade = self.choice("class", "CM1", dict.fromkeys(CLASSES, ()))
        usual_blocks = scaffold.usual_blocks(kind)
        words = ",".join(scaffold.toolbox_word(b, self.text.language, data.words()) for b in usual_blocks)
        blocks = self.answer("blocks", words, lambda word: self._blocks(word, kind))
        size = self.answer("size", f"{SIZE[0]}x{SIZE[1]}", self._size) if kind == "robot" else SIZE
        return LevelOptions(self.text.language, kind, mode, title, grade, blocks, size)

    def pack(self) -> bool:
        """Whether to make a pack instead of a level."""
        words = {name: self.text(f"new.ask.{name}") for name in ("level", "pack")}
        names = {name: (plain(word),) for name, word in words.items()}
        return self.choice("what", words["level"], names, ", ".join(words.values())) == "pack"

    def mode(self) -> str:
        """The mode, by its name in any language."""
        return self.choice("mode", self.text("schema.mode.make.key"), MODES, self._modes())

    def path(self, wish: LevelOptions, pack: bool) -> Path:
        """The file or folder to write, named after the title."""
        name = stem_of(wish.title, stem_of(self.text("new.default_title")))
        path = self.answer("path", name if pack else f"{name}{LEVEL_ENDS[0]}", Path)
        named = pack or path.suffix in LEVEL_ENDS or not path.name.strip(".")  # `.` and `..` are folders
        return path if named else path.with_name(f"{path.name}{LEVEL_ENDS[0]}")

    def choice(self, name: str, usual: str, names: Names, known: str = "") -> str:
        """One of several names."""
        told = known or ", ".join(names)

        def read(word: str) -> str:
            found = next(
                (each for each in names if plain(each) == plain(word.strip())), meant(word.strip(), names)
            )
            if found is None:
                raise NotMeantError(self.text("new.choose", known=told))
            return found

        return self.answer(name, usual, read, told)

    def answer(self, name: str, usual: str, read: Callable[[str], Found], known: str = "") -> Found:
        """An answer: the given one, or asked for until it is valid, or the default."""
        given = self.given.get(name)
        if given is not None:
            return read(given)
        while self.ask:
            try:
                return read(self._typed(name, usual, known))
            except NotMeantError as why:
                click.echo(why)
        return read(usual)

    def _typed(self, name: str, usual: str, known: str) -> str:
        """What the author types under a question."""
        asked = self.text(f"new.ask.{name}", known=known)
        return str(click.prompt(asked, default=usual, prompt_suffix=self.text("new.ask.end")))

    def _kinds(self) -> str:
        return ", ".join(self.text(f"schema.kind.{kind}.key") for kind in kinds())

    def _modes(self) -> str:
        return ", ".join(self.text(f"schema.mode.{mode}.key") for mode in MODES)

    def _blocks(self, words: str, kind: str) -> tuple[str, ...]:
        """The block types of words separated by commas. Raises NotMeantError for an unknown word."""
        known = catalogue_of_kind(kind)
        found: list[str] = []
        for word in (each.strip() for each in words.split(",") if each.strip()):
            types = known.toolbox.get(plain(word.removesuffix("()")))
            if types is None:
                close = nearest(word, known.toolbox_names())
                slots = {"name": word, "nearest": close, "known": ", ".join(self._usable(kind))}
                raise NotMeantError(self.text("new.no_block_near" if close else "new.no_block", **slots))
            found.extend(types)
        return tuple(dict.fromkeys(found))

    def _usable(self, kind: str) -> list[str]:
        """The words of a kind's commands, in the author's language."""
        known = catalogue_of_kind(kind)
        return sorted(known.words.name(name, self.text.language) for name in known.called)

    def _size(self, words: str) -> tuple[int, int]:
        parts = plain(words).replace("×", "x").split("x")
        if len(parts) == 2 and all(part.strip().isdecimal() for part in parts):
            width, height = (int(part) for part in parts)
            if SMALLEST[0] <= width <= LARGEST[0] and SMALLEST[1] <= height <= LARGEST[1]:
                return width, height
        slots = {"narrow": SMALLEST[0], "low": SMALLEST[1], "wide": LARGEST[0], "high": LARGEST[1]}
        raise NotMeantError(self.text("new.no_size", **slots))
