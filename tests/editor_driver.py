"""Drives the block editor as a person does: posted events, on a page of the kit."""

from types import SimpleNamespace

import pygame
from editor_states import CATALOGUE, outline_of
from editor_states import script_of as script_of

from codeweek import data
from codeweek.blocks.edit import Place
from codeweek.blocks.history import History
from codeweek.blocks.script import EMPTY, Script
from codeweek.desktop.editor import Editor
from codeweek.desktop.page import Page
from codeweek.desktop.screen import Screen

NAMES = (
    *("move", "turn_left", "turn_right", "pick", "repeat", "if", "if_else", "while", "wall_ahead", "not"),
    *("set", "change", "get", "add", "subtract", "less", "list", "append", "item", "define", "call", "say"),
)


class Driver:
    """An editor on a page; what is done to it, and what it holds."""

    def __init__(
        self, script=EMPTY, *, size=(900, 760), rect=None, language="fr", catalogue=CATALOGUE, **options
    ) -> None:
        pygame.display.init()
        pygame.font.init()
        self.screen = Screen(pygame.display.set_mode(size))
        pygame.event.clear()
        self.seen: list[History] = []
        options.setdefault("palette", NAMES)
        self.editor = Editor(
            self.screen,
            rect or self.screen.rect.inflate(-20, -20),
            catalogue,
            data.text(language),
            History(script),
            on_change=self.seen.append,
            **options,
        )
        self.left: list[int] = []  # keys that the editor left to the page
        self.page = Page(SimpleNamespace(screen=self.screen, pop=lambda: None))
        self.page.key = lambda event: self.left.append(event.key) or True
        self.page.widgets = [self.editor]
        self.page.set_focus(self.editor)

    @property
    def script(self) -> Script:
        return self.editor.document.history.now

    @property
    def outline(self) -> str:
        return outline_of(self.script)

    def post(self, type: int, **values) -> None:
        """Put an event in the queue, and let the page take what is there."""
        pygame.event.post(pygame.event.Event(type, **values))
        self.turn()

    def turn(self, dt: float = 0.02) -> None:
        for event in pygame.event.get():
            self.page.handle(event)
        self.page.pass_time(dt)
        self.page.draw(self.screen)

    # A mouse or a finger.

    def down(self, pos) -> None:
        self.post(pygame.MOUSEBUTTONDOWN, pos=pos, button=1)

    def move(self, pos) -> None:
        self.post(pygame.MOUSEMOTION, pos=pos, rel=(0, 0), buttons=(1, 0, 0))

    def up(self, pos) -> None:
        self.post(pygame.MOUSEBUTTONUP, pos=pos, button=1)

    def tap(self, pos) -> None:
        self.down(pos)
        self.up(pos)

    def drag(self, start, end) -> None:
        self.down(start)
        for part in (0.3, 0.6, 1.0):
            self.move(tuple(round(start[i] + (end[i] - start[i]) * part) for i in (0, 1)))
        self.up(end)

    # A keyboard.

    def key(self, key: int, mod: int = 0, unicode: str = "", scancode: int = 0) -> None:
        self.post(pygame.KEYDOWN, key=key, mod=mod, unicode=unicode, scancode=scancode)

    def keys(self, *keys: int) -> None:
        for key in keys:
            self.key(key)

    def letters(self, text: str) -> None:
        for letter in text:
            self.key(ord(letter), unicode=letter)
            self.post(pygame.TEXTINPUT, text=letter)

    # Where things are.

    def offer(self, type: str) -> tuple[int, int]:
        """A point on a block of the palette, scrolled into view."""
        shelf = self.editor.view.palette
        number = next(i for i, item in enumerate(shelf.items) if item.offer.block.type == type)
        self.open(shelf.items[number].offer.category)
        while not shelf.rect.inflate(0, -20).contains(shelf.box(number).clip(shelf.rect.inflate(0, 900))):
            if not shelf.scroll_by(60 if shelf.box(number).bottom > shelf.rect.centery else -60):
                break
        box = shelf.box(number)
        return box.left + 6, box.top + 10

    def open(self, category: str) -> None:
        """Show the blocks of a family, if the palette is folded and they are not shown."""
        shelf = self.editor.view.palette
        if shelf.fold and not (shelf.open and shelf.family == category):
            self.tap(next(key.box.center for key in shelf.keys if key.category == category))

    def block(self, id: str) -> tuple[int, int]:
        """A point on the left end of a block of the program."""
        workspace = self.editor.view.workspace
        box = workspace.on_screen(workspace.layout.box(id))
        return box.left + 6, box.top + 12

    def piece(self, id: str, name: str) -> tuple[int, int]:
        """The middle of a field or a hole."""
        workspace = self.editor.view.workspace
        boxes = [
            s.box for s in workspace.layout.everything() if s.piece and (s.block, s.piece.name) == (id, name)
        ]
        return workspace.on_screen(boxes[0]).center

    def gap(self, place: Place) -> tuple[int, int]:
        """Where to hold a block, by its top left plus (6, 10), to aim at a gap."""
        workspace = self.editor.view.workspace
        target = workspace.layout.gap(place)
        x, y = workspace.origin
        return x + target.x + 6, y + target.y + 10
