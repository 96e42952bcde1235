"""The map being drawn: painted with the pointer, or with the arrows and the letters of a map."""

import pygame

from codeweek.app.motion import Moment
from codeweek.authoring.draft.roll_draft import Roll
from codeweek.desktop.painting import draw
from codeweek.desktop.painting.painter import LARGEST_CELL, Frame, fit
from codeweek.desktop.painting.tints import around
from codeweek.desktop.screen import CENTRE, Screen
from codeweek.desktop.widgets.widget import Action, Widget
from codeweek.desktop.workshop.roll import Pen
from codeweek.desktop.workshop.sheet import Grip
from codeweek.scene import Scene
from codeweek.worlds.music.looks import OFF

Cell = tuple[int, int]
EDGE = 12  # units of frame around the map
NEAR = 0.3  # of a cell: how near to an edge a fence is meant
ARROWS = {
    pygame.K_LEFT: (-1, 0),
    pygame.K_RIGHT: (1, 0),
    pygame.K_UP: (0, -1),
    pygame.K_DOWN: (0, 1),
}
LETTERS = "#.G*op0123456789><^v"  # what may be typed: the signs of a map in a file


class Canvas(Widget):
    """What a hand does to the map: it gives Action `press` with a cell, `stroke` with some, `edge`.

    An edge is a cell and its side. The keyboard also gives `cursor`, `letter`, `more` (1, -1), `side`.
    The sheet of a turtle is for its `grip`, the roll of a tune for the `pen`.
    """

    def __init__(self, screen: Screen, look: str, name: str, pen: Pen | None = None) -> None:
        super().__init__((0, 0, 1, 1), "canvas")
        self.screen, self.look = screen, look
        self.scene: Scene | None = None
        self.words = ""  # in the place of a map that cannot be drawn
        self.edges = False  # thin walls are put on edges
        self.cursor: Cell = (0, 0)
        self.size = (0, 0)  # of the map, in cells
        self.hover: tuple[Cell, str] | None = None
        self.name, self.told = name, ""  # what it is, and what a hand is on, in words
        self.painter = screen.painter()
        self.grip, self.pen = Grip(), pen or Pen()
        self.beat: float | None = None  # of a tune that is heard
        self._last: Cell | None = None

    @property
    def spoken(self) -> str:
        """Its name, and what a hand is on."""
        return f"{self.name} : {self.told}" if self.told else self.name

    @property
    def frame(self) -> Frame | None:
        """Where the map stands."""
        if self.scene is None:
            return None
        edge = 2 * self.screen.px(EDGE)
        return fit(self.scene, self.rect.inflate(-edge, -edge), self.screen.px(LARGEST_CELL))

    def show(self, scene: Scene | None, size: tuple[int, int], words: str) -> None:
        """Another picture."""
        self.scene, self.size, self.words = scene, size, words
        self.cursor = min(self.cursor[0], max(0, size[0] - 1)), min(self.cursor[1], max(0, size[1] - 1))

    def handle(self, event: pygame.event.Event) -> Action | None:
        """Press and drag, or the keys."""
        if self.grip.paper:
            return self.grip.handle(event, self.frame)
        if self.pen.roll:
            return self.pen.handle(event, self.frame)
        if event.type == pygame.KEYDOWN:
            return self._key(event)
        if event.type == pygame.MOUSEBUTTONUP:
            self.pressed, self._last = False, None
            return None
        if event.type not in (pygame.MOUSEBUTTONDOWN, pygame.MOUSEMOTION):
            return None
        if event.type == pygame.MOUSEMOTION and not self.pressed:
            return self._hovered(event.pos)
        first = event.type == pygame.MOUSEBUTTONDOWN
        self.pressed = True
        return self._at_edge(event.pos, first) if self.edges else self._at_cell(event.pos, first)

    def _at_cell(self, pos: tuple[int, int], first: bool) -> Action | None:
        cell = self.frame.cell_at(pos) if self.frame else None
        if cell is None or (cell == self._last and not first):
            return None
        before, self._last, self.cursor = self._last, cell, cell
        if first or before is None:
            return Action("press", cell)
        return Action("stroke", between(before, cell))

    def _at_edge(self, pos: tuple[int, int], first: bool) -> Action | None:
        edge = self._edge(pos) if first else None
        return Action("edge", edge) if edge else None

    def _hovered(self, pos: tuple[int, int]) -> Action | None:
        """Show which edge a press would mean."""
        before, self.hover = self.hover, self._edge(pos) if self.edges and self.hit(pos) else None
        return Action("looked") if before != self.hover else None

    def _edge(self, pos: tuple[int, int]) -> tuple[Cell, str] | None:
        """The inner edge nearest to a point: a cell and its side, east or south."""
        frame = self.frame
        if frame is None or not frame.rect.collidepoint(pos):
            return None
        x, y = (pos[0] - frame.left) / frame.cell, (pos[1] - frame.top) / frame.cell
        across, down = abs(x - round(x)), abs(y - round(y))
        east = across <= down
        if min(across, down) > NEAR:
            return None
        cell = (round(x) - 1, int(y)) if east else (int(x), round(y) - 1)
        inside = 0 <= cell[0] < self.size[0] - east and 0 <= cell[1] < self.size[1] - (not east)
        return (cell, "east" if east else "south") if inside else None

    def _key(self, event: pygame.event.Event) -> Action | None:
        letter = getattr(event, "unicode", "")
        if event.mod & (pygame.KMOD_CTRL | pygame.KMOD_META | pygame.KMOD_ALT):
            return None
        if event.key in ARROWS:
            step = ARROWS[event.key]
            return Action("side", step) if event.mod & pygame.KMOD_SHIFT else self._walk(step)
        if event.key in (pygame.K_RETURN, pygame.K_KP_ENTER, pygame.K_SPACE):
            return Action("press", self.cursor)
        if event.key in (pygame.K_BACKSPACE, pygame.K_DELETE):
            return Action("letter", ".")
        if letter and letter in "+-":
            return Action("more", 1 if letter == "+" else -1)
        found = letter if letter in LETTERS else {"g": "G", "O": "o", "P": "p", "V": "v"}.get(letter, "")
        return Action("letter", found) if found else None

    def _walk(self, step: tuple[int, int]) -> Action:
        x, y = self.cursor[0] + step[0], self.cursor[1] + step[1]
        self.cursor = max(0, min(x, self.size[0] - 1)), max(0, min(y, self.size[1] - 1))
        return Action("cursor", self.cursor)

    def draw(self, screen: Screen) -> None:
        """Paint the ground, the map, the edge under the pointer."""
        draw.shadow(screen.surface, self.rect, screen.px(18), screen.theme.shadow, screen.px(6))
        screen.panel(self.rect, around(screen.theme, self.look), 18)
        frame = self.frame
        if frame is None or self.scene is None:
            box = self.rect.inflate(-screen.px(60), 0)
            high = screen.paragraph_height(self.words, box.width, 20, "bold")
            box.height, box.centery = high, self.rect.centery
            screen.paragraph(self.words, box, 20, "#ffffff", "bold", CENTRE)
            return
        self.painter.paint(screen.surface, frame, Moment(self.scene, self.scene))
        if self.hover:
            self._draw_edge(screen, frame, *self.hover)
        if self.pen.roll and self.beat is not None:
            self._draw_beat(screen, frame, self.pen.roll, self.beat)

    def _draw_edge(self, screen: Screen, frame: Frame, cell: Cell, side: str) -> None:
        x, y = cell
        east = side == "east"
        start, end = frame.at(x + east, y + (not east)), frame.at(x + 1, y + 1)
        for width, colour in ((screen.px(12), "#2b2440"), (screen.px(7), "#ffd23f")):
            draw.line(screen.surface, start, end, colour, width)

    def _draw_beat(self, screen: Screen, frame: Frame, roll: Roll, beat: float) -> None:
        """The line that goes along a tune."""
        x = roll["x"] + (beat - self.pen.page * roll["beats"]) * roll["beat"]
        ends = (frame.at(x, roll["y"]), frame.at(x, roll["y"] + len(roll["lines"]) * roll["row"]))
        draw.line(screen.surface, *ends, OFF, screen.px(4))

    def draw_focus(self, screen: Screen) -> None:
        """The ring around the map, and around the cell of the keyboard."""
        super().draw_focus(screen)
        if self.frame and not self.grip.paper:
            box = self.pen.box(self.frame) or self.frame.box(*self.cursor, 1, 1)
            box = box.inflate(-screen.px(4), -screen.px(4))
            draw.focus_ring(screen.surface, box, screen.px(8), screen.theme.focus, max(2, screen.px(3)))


def between(before: Cell, after: Cell) -> list[Cell]:
    """The cells on the way from one to another, as a quick hand does not touch them all."""
    wide, high = after[0] - before[0], after[1] - before[1]
    steps = max(abs(wide), abs(high))
    return [
        (before[0] + round(wide * n / steps), before[1] + round(high * n / steps))
        for n in range(1, steps + 1)
    ]
