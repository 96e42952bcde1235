"""The boxes of the variables on the screen, lists as rows of cells, and the line to look at something."""

import ast
from collections.abc import Collection, Mapping, Sequence
from typing import Any

import pygame

from codeweek.desktop.editor.python_view import FACE
from codeweek.desktop.painting import draw
from codeweek.desktop.painting.theme import EMPTY_SLOT, mix
from codeweek.desktop.screen import CENTRE, Screen
from codeweek.desktop.widgets.widget import Action, Widget
from codeweek.desktop.workshop.textbox import TextBox
from codeweek.play.feedback.variables import Box, Cell, Names, boxes, written
from codeweek.play.typed import LONGEST_ASKED
from codeweek.program import Program
from codeweek.text import Text

ROW, LIST_ROW, GAP = 52, 68, 8  # units: the height of a row of boxes, of one with lists; between two
MANY = 3  # boxes from which a second row is wanted
GROUND, RIM, INK = "#cc79a7", "#8a3f68", "#1a1a1a"
NAME, VALUE, INDEX = 17, 20, 13
_MOVES = {pygame.K_LEFT: -1, pygame.K_UP: -1, pygame.K_RIGHT: 1, pygame.K_DOWN: 1}
LOOK_FIELD, LOOK_ROOM = 42, 116  # units of height: to write in, and with what is answered under it
LOOK_SIZE, LOOK_GAP = 15, 4
SIZES = (1.0, 0.85, 0.7, 0.6)  # tried until all the boxes are in sight


def room(program: Program, shown: Collection[str] = ()) -> int:
    """Units of height for the boxes of a program; 0 when it names no value but those `shown` in its world."""
    nodes = list(ast.walk(program.tree))
    names = {name for node in nodes for name in _named(node)}.difference(shown)
    lists = any(isinstance(node, ast.List) for node in nodes)
    if not names:
        return 0
    first = LIST_ROW if lists else ROW
    return first + (GAP + ROW if len(names) > MANY else 0)


def _named(node: ast.AST) -> tuple[str, ...]:
    if isinstance(node, ast.For):
        return (node.target.id,) if isinstance(node.target, ast.Name) and node.target.id != "_" else ()
    if isinstance(node, ast.Assign):
        return tuple(target.id for target in node.targets if isinstance(target, ast.Name))
    if isinstance(node, ast.AugAssign):
        return (node.target.id,) if isinstance(node.target, ast.Name) else ()
    return (node.arg,) if isinstance(node, ast.arg) else ()


class Boxes(Widget):
    """As many rows as there is height for; smaller when all would not be seen.

    Where it can be asked whence a value is, a press on a box gives Action("box", name); arrows choose one.
    """

    focusable = False

    def __init__(self, rect: pygame.Rect) -> None:
        super().__init__(rect)
        self.places: list[pygame.Rect] = []
        self.chosen = 0
        self.names: Names = ()
        self.boxes: Sequence[Box] = ()
        self.fresh = 0.0  # 1 when what changed has just changed, 0 when that has been seen
        self._said: list[str] = []

    def tell(self, names: Names, before: Mapping[str, Any] | None, text: Text, fresh: float) -> None:
        """The variables of now, and those of the step before; None at the start."""
        self.names, self.fresh = names, fresh
        self.boxes = boxes(names, before, text)
        self._said = [f"{name} {written(value, text)}" for name, value in names]
        self.chosen = max(0, min(self.chosen, len(names) - 1))
        self.tooltip = text("typing.whence") if self.focusable else ""

    @property
    def spoken(self) -> str:
        """« x 3, y 4 »; the one chosen by the keyboard, and what pressing it asks."""
        if self.focused and self._said:
            return f"{self._said[self.chosen]} {self.tooltip}"
        return ", ".join(self._said)

    @property
    def tip(self) -> str:
        """All of them, when some are not in sight; else what a press asks."""
        return ", ".join(self._said) if self.cut else self.tooltip

    def handle(self, event: pygame.event.Event) -> Action | None:
        """Arrows go from box to box."""
        if event.type == pygame.KEYDOWN and event.key in _MOVES and self.focusable:
            self.chosen = max(0, min(self.chosen + _MOVES[event.key], len(self.names) - 1))
            return Action("chosen")
        if event.type == pygame.MOUSEBUTTONUP:
            at = next((i for i, place in enumerate(self.places) if place.collidepoint(event.pos)), None)
            if at is None:
                self.pressed = False
                return None
            self.chosen = at
        return super().handle(event)

    def press(self) -> Action | None:
        """Ask where the value of the box comes from."""
        return Action("box", self.boxes[self.chosen].name) if self.focusable and self.boxes else None

    def draw_focus(self, screen: Screen) -> None:
        """Paint the ring of the box that is chosen."""
        if self.chosen < len(self.places):
            ring, width = self.places[self.chosen], max(2, screen.px(3))
            draw.focus_ring(screen.surface, ring, screen.px(12), screen.theme.focus, width)

    def draw(self, screen: Screen) -> None:
        """Paint them in rows, in the largest size in which all are seen."""
        for size in SIZES:
            drawing = _Drawing(screen, self.rect, size, self.fresh)
            places = drawing.places(self.boxes)
            if len(places) == len(self.boxes):
                break
        self.cut, self.places = len(places) < len(self.boxes), places
        for box, place in zip(self.boxes, places, strict=False):
            drawing.box(box, place)


class LookLine(TextBox):
    """Where an expression to be worked out is written; Enter gives Action("entered", text)."""

    def __init__(self, screen: Screen, text: Text) -> None:
        nowhere = pygame.Rect(0, 0, 1, 1)
        label = text("typing.look")
        super().__init__(
            screen, nowhere, "look", "", "", label, line=True, most=LONGEST_ASKED, face=FACE, size=LOOK_SIZE
        )
        self.asked = ""

    def place(self, screen: Screen, text: Text, zone: pygame.Rect) -> pygame.Rect:
        """Over its zone; the rest of that is for what is answered."""
        self.screen, self.name = screen, text("typing.look")
        self.rect = pygame.Rect(zone.topleft, (zone.width, min(screen.px(LOOK_FIELD), zone.height)))
        top = self.rect.bottom + screen.px(LOOK_GAP)
        return pygame.Rect(zone.left, top, zone.width, max(1, zone.bottom - top))

    def follow(self, asked: str) -> None:
        """Write what is asked, once it is something else: a box was touched."""
        if asked != self.asked:
            self.asked = self.text = asked
            self.caret = len(asked)


class _Drawing:
    """The boxes in one size."""

    def __init__(self, screen: Screen, rect: pygame.Rect, size: float, fresh: float) -> None:
        self.screen, self.rect, self.size, self.fresh = screen, rect, size, fresh

    def px(self, units: float) -> int:
        return self.screen.px(units * self.size)

    def wide(self, text: str, size: float) -> int:
        return self.screen.fonts.width(text, size * self.size, "bold")

    def places(self, boxes: Sequence[Box]) -> list[pygame.Rect]:
        """Where each box is, row after row, while there is room."""
        found: list[pygame.Rect] = []
        left, top, gap, row = self.rect.left, self.rect.top, self.px(GAP), 0
        for box in boxes:
            high = self.px(LIST_ROW if box.many else ROW)
            width = min(self._width(box), self.rect.width)
            if left + width > self.rect.right:
                left, top, row = self.rect.left, top + row + gap, 0
            if top + high > self.rect.bottom + 2:
                break
            found.append(pygame.Rect(left, top, width, high))
            left, row = left + width + gap, max(row, high)
        return found

    def _width(self, box: Box) -> int:
        cells = sum(self._cell_width(cell) for cell in box.cells) or self.px(30)
        return self.wide(box.name, NAME) + cells + self.px(12) + self.px(8) + self.px(7)

    def _cell_width(self, cell: Cell) -> int:
        old = self.wide(cell.before, INDEX) + self.px(6) if cell.before else 0
        least = 38 if cell.index is not None else 44
        return max(self.px(least), self.wide(cell.shown, VALUE) + old + self.px(18))

    def box(self, box: Box, place: pygame.Rect) -> None:
        """A name, then its cells; of a long list those around the one that changed."""
        screen = self.screen
        screen.panel(place, GROUND, 12 * self.size, RIM)
        name = pygame.Rect(place.left + self.px(12), place.top, self.wide(box.name, NAME), place.height)
        screen.text(box.name, name, NAME * self.size, INK, "bold")
        inside = pygame.Rect(name.right + self.px(8), place.top + self.px(7), 0, place.height - self.px(14))
        inside.width = max(1, place.right - self.px(7) - inside.left)
        if box.many:
            self._list(box.cells, inside)
        else:
            self._cell(box.cells[0], inside)

    def _list(self, cells: Sequence[Cell], inside: pygame.Rect) -> None:
        index = pygame.Rect(inside.left, inside.top - self.px(3), 0, self.px(17))
        left = inside.left
        for cell in self._seen(cells, inside.width):
            width = min(self._cell_width(cell), inside.right - left)
            index.update(left, index.top, width, index.height)
            self.screen.text(str(cell.index), index, INDEX * self.size, INK, "bold", CENTRE)
            place = pygame.Rect(left, index.bottom, width - 2, inside.bottom - index.bottom)
            self._cell(cell, place)
            left += width

    def _seen(self, cells: Sequence[Cell], room: int) -> Sequence[Cell]:
        if sum(map(self._cell_width, cells)) <= room:
            return cells
        count = max(1, room // max(map(self._cell_width, cells)))
        changed = next((i for i, cell in enumerate(cells) if cell.before is not None), 0)
        first = max(0, min(changed - count // 2, len(cells) - count))
        return cells[first : first + count]

    def _cell(self, cell: Cell, place: pygame.Rect) -> None:
        """The value; when it has just changed, on yellow, and the one before struck out."""
        screen, changed = self.screen, cell.before is not None
        if changed and self.fresh:
            grown = place.inflate(*(2 * [self.px(8 * self.fresh)]))
            draw.round_rect(screen.surface, grown, self.px(10), screen.theme.highlight)
        screen.panel(place, screen.theme.highlight if changed else "#ffffff", 8 * self.size)
        now = place.inflate(-self.px(8), 0)
        if cell.before:
            old = pygame.Rect(now.left, now.top, self.wide(cell.before, INDEX), now.height)
            soft = mix(screen.theme.highlight, INK, 0.7)
            seen = screen.text(cell.before, old, INDEX * self.size, soft, "bold")
            draw.line(screen.surface, seen.midleft, seen.midright, soft, max(2, self.px(2)))
            now.width, now.left = now.right - old.right - self.px(4), old.right + self.px(4)
        screen.text(cell.shown, now, VALUE * self.size, EMPTY_SLOT.text, "bold", CENTRE)
