"""The sheet of a turtle under a hand: the turtle is put somewhere, the dial turns it, its sheet grows."""

from collections.abc import Callable

import pygame

from codeweek.authoring.draft.paper import Paper, told
from codeweek.desktop.painting.painter import Frame
from codeweek.desktop.screen import Screen
from codeweek.desktop.widgets.dial_face import FULL, STEP, Face
from codeweek.desktop.widgets.widget import Action, Button, Label, Widget
from codeweek.desktop.workshop.tools import Counter
from codeweek.text import Text
from codeweek.worlds.turtle.picture import SIDE
from codeweek.worlds.turtle.state import COLUMNS, ROWS

Place = tuple[int, int]
WIDE = 200  # units of the column beside the sheet
BROAD, HIGH = 400, 250  # units of width from which its parts are in two columns, so high
GAP, LINE, ROW, DIAL = 8, 22, 48, 156
ARROWS = {
    pygame.K_LEFT: (-1, 0),
    pygame.K_RIGHT: (1, 0),
    pygame.K_UP: (0, 1),
    pygame.K_DOWN: (0, -1),
}
TURNS = {pygame.K_LEFT: STEP, pygame.K_UP: STEP, pygame.K_RIGHT: -STEP, pygame.K_DOWN: -STEP}


class Grip:
    """What a hand does to the turtle: Action `place` with a place in steps, and whether it begins something.

    The keys give `place`, `turn` (degrees) and `sheet` (a width) too.
    """

    def __init__(self) -> None:
        self.paper: Paper | None = None
        self._held: tuple[float, float] | None = None  # from the pointer to the turtle, in steps
        self._fresh = True

    def handle(self, event: pygame.event.Event, frame: Frame | None) -> Action | None:
        """Press and drag, or the keys."""
        paper = self.paper
        if event.type == pygame.KEYDOWN and paper:
            return self._key(event, paper)
        if event.type == pygame.MOUSEBUTTONUP:
            self._held = None
        if paper is None or frame is None:
            return None
        if event.type == pygame.MOUSEBUTTONDOWN:
            return self._press(event.pos, frame, paper)
        return self._drag(event.pos, frame, paper) if event.type == pygame.MOUSEMOTION else None

    def _press(self, pos: tuple[int, int], frame: Frame, paper: Paper) -> Action | None:
        """Take the turtle where it stands, or put it where there is none."""
        x, y = _steps(pos, frame, paper)
        self._fresh = True
        across, up = paper["x"] - x, paper["y"] - y
        if max(abs(across), abs(up)) * COLUMNS <= paper["width"] * SIDE / 2:
            self._held = across, up
            return None
        self._held = 0.0, 0.0
        return self._drag(pos, frame, paper)

    def _drag(self, pos: tuple[int, int], frame: Frame, paper: Paper) -> Action | None:
        if self._held is None:
            return None
        x, y = _steps(pos, frame, paper)
        wanted = x + self._held[0], y + self._held[1]
        place = snapped(wanted, paper)
        if place == snapped((paper["x"], paper["y"]), paper):
            return None
        fresh, self._fresh = self._fresh, False
        return Action("place", (place, fresh))

    def _key(self, event: pygame.event.Event, paper: Paper) -> Action | None:
        if event.mod & (pygame.KMOD_CTRL | pygame.KMOD_META | pygame.KMOD_ALT):
            return None
        if event.key in TURNS and event.mod & pygame.KMOD_SHIFT:
            return Action("turn", (round(paper["heading"] + TURNS[event.key]) % FULL, False))
        if event.key in ARROWS:
            across, up = ARROWS[event.key]
            wanted = paper["x"] + across * paper["hop"], paper["y"] + up * paper["hop"]
            return Action("place", (snapped(wanted, paper), False))
        letter = getattr(event, "unicode", "")
        width = paper["wider"] if letter == "+" else paper["narrower"] if letter == "-" else None
        return Action("sheet", width) if width else None


def _steps(pos: tuple[int, int], frame: Frame, paper: Paper) -> tuple[float, float]:
    """A point of the window in steps from the middle of the sheet."""
    unit = paper["width"] / COLUMNS
    x, y = (pos[0] - frame.left) / frame.cell, (pos[1] - frame.top) / frame.cell
    return (x - COLUMNS / 2) * unit, (ROWS / 2 - y) * unit


def snapped(place: tuple[float, float], paper: Paper) -> Place:
    """The nearest round place on the sheet."""
    hop, high = paper["hop"], paper["width"] * ROWS / COLUMNS
    x, y = (
        max(-int(length / 2 / hop), min(round(value / hop), int(length / 2 / hop))) * hop
        for value, length in zip(place, (paper["width"], high), strict=True)
    )
    return x, y


class Dial(Widget):
    """Where the turtle looks; touched, turned, or moved by the arrows, it gives Action `turn`."""

    drags = True

    def __init__(self, rect: pygame.Rect, screen: Screen, words: Callable[[int], str]) -> None:
        super().__init__(rect, "turn", value="dial")
        self.screen, self.words, self.heading = screen, words, 0.0

    @property
    def spoken(self) -> str:
        """What it is for, and where the turtle looks."""
        return self.words(round(self.heading))

    @property
    def face(self) -> Face:
        """Where it is painted."""
        return Face(self.screen, self.rect.center, min(self.rect.size) // 2 - self.screen.px(3))

    def handle(self, event: pygame.event.Event) -> Action | None:
        """Follow the pointer while it is pressed, or the keys."""
        if event.type == pygame.KEYDOWN and event.key in TURNS:
            return Action("turn", (round(self.heading + TURNS[event.key]) % FULL, False))
        if event.type == pygame.MOUSEBUTTONDOWN:
            self.pressed = self.face.under(event.pos)
            return self._turned(event.pos, True) if self.pressed else None
        if event.type == pygame.MOUSEMOTION and self.pressed:
            return self._turned(event.pos, False)
        super().handle(event)
        return None

    def press(self) -> None:
        """It is turned, not pressed."""

    def _turned(self, pos: tuple[int, int], first: bool) -> Action | None:
        degrees = round((90 - self.face.angle(pos)) / STEP) * STEP % FULL
        return Action("turn", (degrees, first)) if first or degrees != round(self.heading) else None

    def draw(self, screen: Screen) -> None:
        """Paint the face."""
        self.face.draw(screen.surface, 90 - self.heading, turned=False)


class Tick(Button):
    """A button that is on or off, which its sign says too; it asks for the other way round."""

    def __init__(self, rect: pygame.Rect, name: str, text: Text) -> None:
        label, tip = text(f"workshop.sheet.{name}"), text(f"workshop.sheet.{name}_how")
        super().__init__(rect, name, label=label, size=15, tooltip=tip)
        self.text = text

    @property
    def spoken(self) -> str:
        """What it is, and whether it is on."""
        return f"{self.label}, {self.text('workshop.sheet.on' if self.icon else 'workshop.sheet.off')}"

    def turn(self, on: bool) -> None:
        """On, or off."""
        self.kind, self.icon = ("chosen", "check") if on else ("plain", "")
        self.value = not on


class SheetTools:
    """What stands beside the sheet: the dial, the width, whether it fits the drawing, all in words."""

    def __init__(self, screen: Screen, text: Text, room: pygame.Rect) -> None:
        self.text, self._top, self._room, self._screen = text, room.top, room, screen
        self._said: list[Widget] = []
        broad = room.width >= screen.px(BROAD)
        left = pygame.Rect(room.left, room.top, room.width // 2 if broad else room.width, room.height)
        self._room = left
        self._words(text("workshop.sheet.heading"))
        dial = DIAL if broad else min(DIAL, room.height / screen.scale - 5 * ROW)
        self.dial = Dial(self._row(dial), screen, self._spoken)
        if broad:
            self._top, self._room = room.top, left.move(left.width, 0)
        self._words(text("workshop.sheet.width"))
        row, side = self._row(ROW), screen.px(ROW)
        tips = [text(f"workshop.sheet.{name}") for name in ("narrower", "wider")]
        self.less = Button((row.left, row.top, side, side), "sheet", icon="minus", tooltip=tips[0])
        self.more = Button((row.right - side, row.top, side, side), "sheet", icon="plus", tooltip=tips[1])
        between = (row.left + side, row.top, row.width - 2 * side, side)
        self.width = Label(between, "", size=18, face="bold", align=0.5)
        self.fitted, self.free = Tick(self._row(ROW), "fitted", text), Tick(self._row(ROW), "free", text)
        self._top = max(self._top, self.dial.rect.bottom)
        self.told = Counter((room.left, self._top, room.width, max(0, room.bottom - self._top)))

    @property
    def widgets(self) -> list[Widget]:
        """All of them, in the order of Tab."""
        widgets: list[Widget] = [*self._said, self.width, self.told]
        return [*widgets, self.dial, self.less, self.more, self.fitted, self.free]

    def _words(self, words: str) -> None:
        self._said.append(Label(self._row(LINE), words, size=15, face="bold"))

    def _row(self, units: float) -> pygame.Rect:
        rect = pygame.Rect(self._room.left, self._top, self._room.width, max(0, self._screen.px(units)))
        self._top = rect.bottom + self._screen.px(GAP)
        return rect

    def _spoken(self, heading: int) -> str:
        return f"{self.text('workshop.sheet.heading')} {self.text('workshop.sheet.degrees', n=heading)}"

    def show(self, paper: Paper) -> None:
        """What the draft says now."""
        self.dial.heading = paper["heading"]
        self.width.label = self.text("workshop.sheet.steps", n=paper["width"])
        for button, width in ((self.less, paper["narrower"]), (self.more, paper["wider"])):
            button.value, button.enabled = width, width is not None
        self.fitted.turn(paper["fitted"])
        self.free.turn(paper["free"])
        self.told.label = words = told(paper, self.text)
        box = self.told.rect
        self.told.visible = box.height >= self._screen.paragraph_height(words, box.width, 15, "bold")
