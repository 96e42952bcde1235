"""Inventing a level: brushes, the map, the looks, and whether it can be won."""

from collections.abc import Callable

import pygame

from codeweek.app.journey import Journey
from codeweek.app.level_invention import LevelInvention
from codeweek.app.motion import Moment
from codeweek.authoring.inventing import level_title as titles
from codeweek.authoring.inventing.sketch import (
    BRUSHES,
    HIGHEST,
    KITS,
    LOWEST,
    NARROWEST,
    USUAL,
    WIDEST,
    picture,
)
from codeweek.desktop.app import App
from codeweek.desktop.inventing.naming import NamePage
from codeweek.desktop.inventing.rows import Rows
from codeweek.desktop.page import Page
from codeweek.desktop.pages import key_help
from codeweek.desktop.pages.heading import back
from codeweek.desktop.pages.level_page import LevelPage
from codeweek.desktop.painting import tints
from codeweek.desktop.painting.painter import fit, png
from codeweek.desktop.painting.plain_theme import NAME as SOBER
from codeweek.desktop.screen import CENTRE, Screen
from codeweek.desktop.storage.exported_files import KeptPage
from codeweek.desktop.widgets.keyboard import control
from codeweek.desktop.widgets.widget import Action, Button, Label, Widget
from codeweek.desktop.workshop import files
from codeweek.desktop.workshop.canvas import Canvas
from codeweek.desktop.workshop.tools import Tool, tool_of
from codeweek.desktop.workshop.tools import picture as tool_picture
from codeweek.packs.pack import Chapter, Pack
from codeweek.worlds.robot.looks import LOOKS

MARGIN, BAR, GAP, SIDE, SMALL, FOOT = 14, 56, 10, 76, 52, 64
COLUMNS = 3  # brushes side by side at the left of the map
WORDS = 22
KIT_SIGNS = {"arrows": "up", "turns": "turn_right"}
NAMED = 120  # units: the name of a size
SIZES = {
    "columns": (("narrower", (-1, 0)), ("wider", (1, 0))),
    "rows": (("lower", (0, -1)), ("higher", (0, 1))),
}


class InventPage(Page):
    """One level of a child; every change is kept at once."""

    def __init__(self, app: App, journey: Journey, place: str, kit: str = USUAL) -> None:
        super().__init__(app)
        self.journey, self.invention = journey, LevelInvention(journey, place, kit)
        self.canvas = Canvas(app.screen, self.invention.sketch.look, app.text("invent.canvas"))
        self.saved = ""  # that the file could not be written

    # What is shown.

    def layout(self) -> None:
        """A bar; at the left of the map (above it in an upright window) what to draw with; the foot."""
        screen = self.app.screen
        margin, gap = screen.px(MARGIN), screen.px(GAP)
        inside = screen.rect.inflate(-2 * margin, -2 * margin)
        bar = pygame.Rect(inside.left, inside.top, inside.width, screen.px(BAR))
        foot, lines = self._foot(inside)
        top, bottom = bar.bottom + gap, foot.top - gap
        upright = inside.height > inside.width
        width = inside.width if upright else COLUMNS * (screen.px(SIDE) + gap) - gap
        tools, below = self._tools(pygame.Rect(inside.left, top, width, bottom - top))
        room = pygame.Rect(inside.left, top, inside.width, bottom - top)
        if upright:
            room.update(inside.left, below + gap, inside.width, bottom - below - gap)
        else:
            room.left, room.width = inside.left + width + gap, inside.width - width - gap
        self.canvas.rect = room
        self.widgets = [*self._bar(bar), *tools, self.canvas, *lines]
        self._show_map()
        if not self.focus:
            self.set_focus(self.canvas, self.focus_seen)

    def _bar(self, bar: pygame.Rect) -> list[Widget]:
        """Back, the title to change it, and undo."""
        screen, text, side = self.app.screen, self.app.text, bar.height
        gap = screen.px(GAP)
        name = titles.said(self.invention.sketch.title, text)
        title = pygame.Rect(bar.left + side + gap, bar.top, bar.width - 2 * (side + gap), side)
        title.width = min(title.width, Button.width_for(screen, name, "pencil", WORDS))
        undo = (bar.right - side, bar.top, side, side)
        return [
            back(text, (bar.left, bar.top, side, side)),
            Button(title, "name", icon="pencil", label=name, size=WORDS, spoken=text("invent.name")),
            Button(
                undo, "undo", icon="undo", tooltip=text("ui.level.undo"), enabled=bool(self.invention.past)
            ),
        ]

    def _tools(self, room: pygame.Rect) -> tuple[list[Widget], int]:
        """Brushes, looks, the blocks and the size, in rows; and where they end."""
        screen, text, sketch = self.app.screen, self.app.text, self.invention.sketch
        row = Rows(room, screen.px(GAP))
        for name in BRUSHES:
            box = row.next(screen.px(SIDE), screen.px(SIDE))
            words = text(f"invent.brush.{name}")
            if name == "floor":
                kind = "chosen" if self.invention.brush == name else "plain"
                row.made.append(Button(box, "tool", icon="trash", kind=kind, value=name, tooltip=words))
            else:
                scene = tool_picture(name, sketch.look)
                row.made.append(Tool(box, name, scene, words, self.invention.brush == name))
        row.end()
        for look in (name for name in LOOKS if name != SOBER):
            box = row.next(screen.px(SMALL), screen.px(SMALL))
            kind = "chosen" if look == sketch.look else "plain"
            row.made.append(Button(box, "look", icon=f"robot/{look}/hero", kind=kind, value=look))
        row.end()
        self._kits(row)
        self._sizes(row)
        return row.made, row.end()

    def _kits(self, row: Rows) -> None:
        """The blocks to play it with: arrows, or steps and turns."""
        text, side = self.app.text, self.app.screen.px(SMALL)
        self._named(row, text("invent.kits"), len(KITS) * (side + row.gap))
        for kit in KITS:
            kind, words = "chosen" if kit == self.invention.sketch.kit else "plain", text(f"invent.kit.{kit}")
            box = row.next(side, side)
            row.made.append(Button(box, "kit", icon=KIT_SIGNS[kit], kind=kind, value=kit, tooltip=words))

    def _named(self, row: Rows, words: str, room: int) -> None:
        """A name, and what it is of beside it, so wide."""
        wide, high = self.app.screen.px(NAMED), self.app.screen.px(SMALL)
        row.together(wide + room)
        row.made.append(Label(row.next(wide, high), words, size=18, face="bold"))

    def _sizes(self, row: Rows) -> None:
        """One column or one row more or less."""
        screen, text, sketch = self.app.screen, self.app.text, self.invention.sketch
        side = screen.px(SMALL)
        can = {
            "narrower": sketch.width > NARROWEST,
            "wider": sketch.width < WIDEST,
            "lower": sketch.height > LOWEST,
            "higher": sketch.height < HIGHEST,
        }
        for what, steps in SIZES.items():
            self._named(row, text(f"invent.{what}"), 2 * (side + row.gap))
            for (action, step), icon in zip(steps, ("minus", "plus"), strict=True):
                box, tip = row.next(side, side), text(f"invent.{action}")
                row.made.append(Button(box, "size", icon=icon, value=step, tooltip=tip, enabled=can[action]))

    def _foot(self, inside: pygame.Rect) -> tuple[pygame.Rect, list[Widget]]:
        """What is known in a sentence, and beside it what to do."""
        screen, text, gap = self.app.screen, self.app.text, self.app.screen.px(GAP)
        ways = [("possible", text("invent.possible_button"), "question")]
        if self.invention.found:
            ways = [("take", text("invent.take"), "save"), ("play", text("invent.play"), "play")]
        high, narrow = screen.px(FOOT), inside.width < screen.px(700)
        foot = pygame.Rect(inside.left, 0, inside.width, high * (2 if narrow else 1))
        foot.bottom = inside.bottom
        x, made = foot.right, list[Widget]()
        for action, words, icon in reversed(ways):
            kind = "plain" if action == "take" else "primary"
            width = Button.width_for(screen, words, icon, WORDS)
            x -= width
            made.append(
                Button(
                    (x, foot.bottom - high, width, high),
                    action,
                    icon=icon,
                    label=words,
                    kind=kind,
                    size=WORDS,
                )
            )
            x -= gap
        line = pygame.Rect(foot.left, foot.top, foot.width if narrow else x - foot.left, high)
        said = self.saved or text.where("robot", self.invention.sketch.look).tell(self.invention.told)
        made.append(Label(line, said, size=WORDS, face="bold", align=CENTRE))
        return foot, made

    def _show_map(self) -> None:
        sketch, canvas = self.invention.sketch, self.canvas
        canvas.look, canvas.painter.fonts = sketch.look, self.app.screen.fonts
        canvas.show(picture(sketch), (sketch.width, sketch.height), "")
        self.dirty = True

    def paint(self, screen: Screen) -> None:
        """The ground of the look."""
        tints.cover(screen, self.invention.sketch.look)

    def paint_over(self, screen: Screen) -> None:
        """What to do first, where nothing is drawn yet."""
        sketch = self.invention.sketch
        if sketch.empty:
            paint_first_step(
                screen, self.canvas.rect, self.invention.brush, sketch.look, self.app.text("invent.first")
            )

    # What is done.

    def act(self, action: Action) -> None:
        """Draw, dress, name, prove, play or take along."""
        value, desk = action.value, self.invention
        self.saved = "" if action.name not in ("cursor", "looked") else self.saved
        if action.name == "press" and isinstance(value, tuple):
            desk.put([value])
        elif action.name == "stroke" and isinstance(value, list):
            desk.put(value, first=False)
        elif action.name == "size" and isinstance(value, tuple):
            desk.resize(*value)
        elif doing := self._doings(str(value)).get(action.name):
            doing()
        if self.app.page is self:
            self.relayout()

    def _doings(self, value: str) -> dict[str, Callable[[], object]]:
        desk = self.invention
        return {
            "letter": lambda: desk.put([self.canvas.cursor], brush=tool_of(value)),
            "tool": lambda: setattr(desk, "brush", value),
            "look": lambda: desk.dress(value),
            "kit": lambda: desk.equip(value),
            "undo": desk.undo,
            "possible": desk.prove,
            "play": self._play,
            "take": self._take,
            "name": lambda: self.app.push(NamePage(self.app, desk.sketch.title, desk.name)),
            "back": self.back,
        }

    def _play(self) -> None:
        """The page of a level itself; what is built there is kept with the drawing."""
        level = self.invention.found
        if level is None:
            return
        chapter = Chapter("", level.title, look=level.look, levels=(level,))
        self.journey.pack = Pack(title=level.title, chapters=(chapter,))
        self.journey.inventing = level.id
        self.app.push(LevelPage(self.app, self.journey, level, lambda _level: self.app.pop(), traps=False))

    def _take(self) -> None:
        """The level file, where a person's files go."""
        path = files.new_path(titles.said(self.invention.sketch.title, self.app.text))
        done = files.save(path, self.invention.file())
        self.saved = "" if done else self.app.text("invent.not_taken")
        if done:
            self.app.push(KeptPage(self.app, path, png(picture(self.invention.sketch))))

    def key(self, event: pygame.event.Event) -> bool:
        """Ctrl+Z takes back; F1 and ? show the keys."""
        if event.key == pygame.K_z and control(event.mod):
            self.act(Action("undo"))
            return True
        return key_help.asked(self.app, event)

    def tick(self, _dt: float) -> bool:
        """The search goes on a slice at a time; nothing waits for it."""
        if self.invention.look_on():
            self.app.sounds.play("snap" if self.invention.found else "not_yet")
            self.relayout()
        return False

    def pass_time(self, dt: float) -> bool:
        """Quickly while it is being looked for, without painting each turn."""
        search = self.invention.search
        return super().pass_time(dt) or (search is not None and not search.over)

    def shown(self) -> None:
        """Back from playing, or from the title."""
        self.relayout()

    def back(self) -> None:
        """All is kept already."""
        self.app.pop()


SIDE, HAND, SIZE = 64, 46, 22  # units: the picture, the hand on it, the letters
PAD, GAP, EDGE = 16, 28, 12


def paint_first_step(screen: Screen, room: pygame.Rect, brush: str, look: str, words: str) -> None:
    """What to do first where nothing stands yet: a card in the middle of `room`, touched through it."""
    pad, gap, side = screen.px(PAD), screen.px(GAP), screen.px(SIDE)
    most = room.width - 2 * (pad + screen.px(EDGE)) - side - gap
    lines = screen.fonts.wrap(words, most, SIZE, "bold")
    wide = max(screen.fonts.width(line, SIZE, "bold") for line in lines)
    high = len(lines) * screen.line_step(SIZE, "bold")
    card = pygame.Rect(0, 0, wide + side + gap + 2 * pad, max(side, high) + 2 * pad)
    card.center = room.center
    screen.card(card)
    box = pygame.Rect(card.left + pad, card.centery - side // 2, side, side)
    scene = tool_picture("start" if brush == "floor" else brush, look)  # there is nothing to take away
    screen.painter().paint(screen.surface, fit(scene, box, side), Moment(scene, scene))
    screen.sprite("pictures/hand", (box.right, box.bottom - side // 6), screen.px(HAND))
    text = pygame.Rect(box.right + gap, card.centery - high // 2, wide, high)
    screen.paragraph(words, text, SIZE, screen.theme.ink, "bold")
