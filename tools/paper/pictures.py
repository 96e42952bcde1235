"""Pictures for paper: blocks and programs as the window paints them, levels, sprites; each is a file."""

import os
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import NamedTuple

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")

import pygame

from codeweek import data
from codeweek.blocks.edit import fresh
from codeweek.blocks.script import Block, Script
from codeweek.desktop.editor.block_layout import Row, lay_out
from codeweek.desktop.editor.block_looks import Looks
from codeweek.desktop.editor.block_shapes import Metrics, Setting
from codeweek.desktop.editor.document import Document
from codeweek.desktop.editor.keypads import swatch
from codeweek.desktop.environment import prepare
from codeweek.desktop.screen import Screen
from codeweek.levels import programs
from codeweek.levels.level import Level
from codeweek.levels.program_translation import spoken
from codeweek.levels.programs import catalogue_of_kind
from codeweek.play import predict
from codeweek.report.svg_picture import svg

SCALE = 3.0  # of a block in the window: sharp on paper
ROW = 38  # units: the height of a plain block


class Picture(NamedTuple):
    """A picture of blocks: its file's name, and its size in heights of a plain block."""

    name: str
    width: float
    height: float


class Pictures:
    """Writes pictures into a folder; asked twice, a picture is written once."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    def block(self, kind: str, name: str, language: str, inside: str = "") -> Picture:
        """A block of the palette, with another in its first hole if asked."""
        catalogue = catalogue_of_kind(kind)
        block = catalogue.new(name)
        if inside:
            hole = catalogue[name].slots[0].name
            block = replace(block, slots={**block.slots, hole: catalogue.new(inside)})
        return self.blocks("-".join(filter(None, (kind, name, inside))), kind, (block,), language)

    def counted(self, kind: str, name: str, count: int, language: str) -> Picture:
        """A block with a number in its first hole."""
        catalogue = catalogue_of_kind(kind)
        block = catalogue.new(name)
        number = Block("number", {"value": count})
        block = replace(block, slots={**block.slots, catalogue[name].slots[0].name: number})
        return self.blocks(f"{kind}-{name}-{count}", kind, (block,), language)

    def program(self, level: Level, language: str) -> Picture | None:
        """The program that a level shows; None when it shows none."""
        script = programs.start(spoken(level, language))
        if not script.blocks or programs.in_text(level):
            return None
        return self.blocks(level.id.replace("/", "-"), level.kind, script.blocks, language)

    def choices(self, level: Level, language: str) -> list[Picture]:
        """The programs to choose from, where a level asks which one."""
        offered = predict.scripts(spoken(level, language))
        name = level.id.replace("/", "-")
        return [
            self.blocks(f"{name}-{letter}", level.kind, script.blocks, language)
            for letter, script in zip(predict.LETTERS, offered, strict=False)
        ]

    def blocks(self, name: str, kind: str, blocks: tuple[Block, ...], language: str) -> Picture:
        """Some blocks, one under the other."""
        looks, setting = _painter(kind, language)
        layout = lay_out(setting, fresh(Script(), blocks))
        surface = pygame.Surface((layout.width, layout.height), pygame.SRCALPHA)
        rows: list[Row] = list(layout.rows)
        looks.draw_rows(surface, rows, looks.spine)
        path = self.folder / f"{language}-{name}.png"
        pygame.image.save(surface, str(path))
        return Picture(path.name, layout.width / SCALE / ROW, layout.height / SCALE / ROW)

    def level(self, level: Level) -> str:
        """The start of a level on its first map."""
        path = self.folder / f"{level.id.replace('/', '-')}.svg"
        scene = programs.kind_of(level).picture(level.maps[0].world, level.look)
        path.write_text(svg(scene, data.sprite), encoding="utf-8")
        return path.name

    def sprite(self, name: str) -> str:
        """A sprite."""
        content = data.sprite(name)
        if content is None:
            raise ValueError(f"there is no sprite {name!r}")
        path = self.folder / f"{name.replace('/', '-')}.svg"
        path.write_bytes(content)
        return path.name


@cache
def _painter(kind: str, language: str) -> tuple[Looks, Setting]:
    prepare()
    pygame.display.init()
    pygame.font.init()
    screen = Screen(pygame.Surface((1, 1)))
    screen = screen.smaller(SCALE / screen.scale)
    looks = Looks(screen)
    document = Document(catalogue_of_kind(kind), data.text(language))
    metrics = Metrics.at(SCALE)
    return looks, Setting(
        document.catalogue, language, looks.measure, document.show_value, looks.icon, metrics, swatch
    )
