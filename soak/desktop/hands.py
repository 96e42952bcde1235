"""What hands do: a mouse or a finger, keys, with chance for a guide."""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import replace

import pygame

from codeweek.desktop.widgets.widget import Widget
from soak.desktop.room import Room

Point = tuple[int, int]
KEYS = (
    *(pygame.K_RETURN, pygame.K_SPACE, pygame.K_TAB, pygame.K_TAB, pygame.K_ESCAPE, pygame.K_BACKSPACE),
    *(
        pygame.K_UP,
        pygame.K_DOWN,
        pygame.K_LEFT,
        pygame.K_RIGHT,
        pygame.K_HOME,
        pygame.K_END,
        pygame.K_DELETE,
    ),
    *(
        pygame.K_F1,
        pygame.K_F2,
        pygame.K_F5,
        pygame.K_F6,
        pygame.K_F7,
        pygame.K_F8,
        pygame.K_F9,
        pygame.K_F11,
    ),
    *(
        pygame.K_m,
        pygame.K_r,
        pygame.K_z,
        pygame.K_y,
        pygame.K_c,
        pygame.K_v,
        pygame.K_x,
        pygame.K_d,
        pygame.K_4,
    ),
    *(pygame.K_PLUS, pygame.K_MINUS, pygame.K_0, pygame.K_PAGEUP, pygame.K_PAGEDOWN, pygame.K_a, pygame.K_s),
)
MODS = (0, 0, 0, 0, 0, pygame.KMOD_CTRL, pygame.KMOD_SHIFT, pygame.KMOD_ALT)
LETTERS = ("a", "é", ": ", "#", "\n", "4", "avancer()", "œ", "😀", '"', "\t", "-1", "999999999")


class Hands:
    """The two hands of one child."""

    def __init__(self, room: Room, chance: random.Random) -> None:
        self.room, self.chance = room, chance

    def key(self, key: int, mod: int = 0) -> None:
        """One key, pressed and let go."""
        letter = chr(key) if 32 <= key < 127 else ""
        self.room.post(pygame.KEYDOWN, key=key, mod=mod, unicode=letter, scancode=0)
        self.room.post(pygame.KEYUP, key=key, mod=mod, unicode=letter, scancode=0)

    def down(self, pos: Point, button: int = 1) -> None:
        """Press."""
        self.room.post(pygame.MOUSEBUTTONDOWN, pos=pos, button=button)

    def move(self, pos: Point, held: int = 1) -> None:
        """Move, with the button held or not."""
        self.room.post(pygame.MOUSEMOTION, pos=pos, rel=(1, 1), buttons=(held, 0, 0))

    def up(self, pos: Point, button: int = 1) -> None:
        """Let go."""
        self.room.post(pygame.MOUSEBUTTONUP, pos=pos, button=button)

    def tap(self, pos: Point, button: int = 1) -> None:
        """Press and let go."""
        self.down(pos, button)
        self.up(pos, button)

    def drag(self, start: Point, end: Point) -> None:
        """Press, move in three parts, let go."""
        self.down(start)
        for part in (0.3, 0.6, 1.0):
            self.move(
                (round(start[0] + (end[0] - start[0]) * part), round(start[1] + (end[1] - start[1]) * part))
            )
        self.up(end)

    def anywhere(self) -> Point:
        """A point of the window."""
        width, height = self.room.app.screen.rect.size
        return self.chance.randrange(width), self.chance.randrange(height)

    def within(self, rect: pygame.Rect) -> Point:
        """A point of a rectangle, as far as it is in the window."""
        seen = rect.clip(self.room.app.screen.rect)
        if seen.width < 1 or seen.height < 1:
            return self.anywhere()
        return self.chance.randrange(seen.left, seen.right), self.chance.randrange(seen.top, seen.bottom)

    def one_of(self, widgets: Iterable[Widget]) -> Widget | None:
        """One of those that can be pressed."""
        there = [each for each in widgets if each.visible and each.enabled and each.action]
        return self.chance.choice(there) if there else None

    def offer(self) -> Point:
        """A point on a block of the palette, if there is a palette."""
        level = self.room.level
        editor = level.editor if level else None
        if not editor or editor.document.read_only or not editor.view.palette.items:
            return self.anywhere()
        number = self.chance.randrange(len(editor.view.palette.items))
        editor.become(editor.state.to(replace(editor.cursor, zone="palette", offer=number)))
        box = editor.view.palette.box(number)
        return self.within(pygame.Rect(box.left + 2, box.top + 2, min(40, box.width), min(24, box.height)))

    def block(self) -> Point:
        """A point on a block of the program, if there is one."""
        level = self.room.level
        editor = level.editor if level else None
        if not editor or not editor.document.script.blocks:
            return self.anywhere()
        block = self.chance.choice(list(editor.document.script.walk()))
        box = editor.view.workspace.layout.box(block.id)
        if box is None:
            return self.anywhere()
        return self.within(editor.view.workspace.on_screen(box).clip(editor.view.workspace.rect))

    def place(self) -> Point:
        """Where something may be dropped: most often in the program."""
        level = self.room.level
        editor = level.editor if level else None
        if not editor or self.chance.random() < 0.15:
            return self.anywhere()
        rect = editor.view.workspace.rect
        return self.block() if self.chance.random() < 0.4 else self.within(rect)
