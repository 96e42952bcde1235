"""The diploma: what a child has done, on a sheet that is saved as a picture."""

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pygame

from codeweek import saving
from codeweek.desktop import draw, tints
from codeweek.desktop.app import App
from codeweek.desktop.comics.onward import Onward
from codeweek.desktop.screen import CENTRE, Screen
from codeweek.desktop.store import made_here
from codeweek.desktop.theme import SUN
from codeweek.desktop.widgets import Action, Button, Label, Widget

MARGIN, ROW, GAP = 16, 60, 14
PAGE = (1684, 1190)  # pixels of the picture: a sheet of A4, lying
SHAPE = PAGE[0] / PAGE[1]
FRAME, PAPER = "#c98700", "#fffdf5"
NAME = "diplome"


@dataclass(frozen=True)
class Diploma:
    """What stands on it."""

    title: str
    who: str
    picture: str
    colour: str
    sentence: str
    can: str  # « Je sais… »
    ideas: Sequence[str]
    date: str
    signed: str
    signer: str = ""  # the picture of who signs


class Sheet(Widget):
    """The diploma, painted in its rectangle."""

    focusable = False

    def __init__(self, rect: pygame.Rect, diploma: Diploma) -> None:
        words = [diploma.title, diploma.who, diploma.sentence, diploma.can, *diploma.ideas, diploma.signed]
        super().__init__(rect, spoken=" ".join(words))
        self.diploma = diploma

    def draw(self, screen: Screen) -> None:
        """Paint it: as wide as its height asks."""
        paint(screen, self.rect, self.diploma)


def paint(screen: Screen, rect: pygame.Rect, diploma: Diploma) -> None:
    """The frame, who it is for, what was done, what is known, who signs."""
    unit = rect.width / 100

    def size(part: float) -> float:
        return part * unit / screen.scale

    ink, soft = SUN.ink, SUN.ink_soft
    draw.card(screen.surface, rect, round(unit), PAPER, PAPER, SUN.shadow, screen.px(8))
    inside = rect.inflate(-round(3 * unit), -round(3 * unit))
    draw.round_rect(screen.surface, inside, round(unit), None, FRAME, max(2, round(0.4 * unit)))
    line = pygame.Rect(inside.left, inside.top + round(1.2 * unit), inside.width, round(6 * unit))
    screen.text(diploma.title, line, size(4.6), FRAME, "bold", CENTRE)
    badge = round(10 * unit)
    tints.badge(screen, diploma.picture, (inside.centerx, line.bottom + badge // 2), badge, diploma.colour)
    words = inside.inflate(-round(12 * unit), 0)
    words.top = line.bottom + badge + round(0.6 * unit)
    words.top += screen.paragraph(diploma.who, words, size(3.2), ink, "bold", CENTRE)
    words.top += screen.paragraph(diploma.sentence, words, size(1.9), ink, "regular", CENTRE)
    foot = pygame.Rect(inside.left + round(4 * unit), inside.bottom - round(6.5 * unit), 0, round(5 * unit))
    room = words.inflate(round(6 * unit), 0)
    room.top = words.top + round(0.6 * unit)
    room.height = foot.top - room.top
    _ideas(screen, room, unit, diploma)
    foot.width = inside.width - round(8 * unit)
    screen.text(diploma.date, foot, size(2), soft)
    sign = round(6 * unit)
    if diploma.signer:
        screen.sprite(diploma.signer, (foot.right - sign // 2, foot.centery), sign)
    foot.width -= sign + round(unit)
    screen.text(diploma.signed, foot, size(2), ink, "bold", 1.0)


def _ideas(screen: Screen, rect: pygame.Rect, unit: float, diploma: Diploma) -> None:
    """What the child can do: in one column, or in two when there are many."""
    size = 1.9 * unit / screen.scale
    if not diploma.ideas:
        return
    used = screen.paragraph(diploma.can, rect, size, FRAME, "bold", CENTRE)
    rect.top, rect.height = rect.top + used, rect.height - used
    columns = 2 if len(diploma.ideas) > 4 else 1
    wide, rows = rect.width // columns, -(-len(diploma.ideas) // columns)
    step = min(round(5 * unit), rect.height // rows)
    for number, idea in enumerate(diploma.ideas):
        column, row = divmod(number, rows)
        box = pygame.Rect(rect.left + column * wide, rect.top + row * step, wide - round(2 * unit), step)
        mark = round(1.8 * unit)
        screen.icon("check", (box.left + mark // 2, box.top + round(1.2 * unit)), mark, SUN.primary.fill)
        box.left, box.width = box.left + round(2.4 * unit), box.width - round(2.4 * unit)
        screen.paragraph(idea, box, _fitting(screen, idea, box, unit), SUN.ink)


def _fitting(screen: Screen, idea: str, box: pygame.Rect, unit: float) -> float:
    """The size in which a sentence fits in its row."""
    size = 1.75 * unit / screen.scale
    while size > unit / screen.scale and screen.paragraph_height(idea, box.width, size) > box.height:
        size *= 0.95
    return size


def png(diploma: Diploma) -> bytes:
    """The sheet as a picture."""
    screen = Screen(pygame.Surface(PAGE), SUN)
    screen.surface.fill("#ffffff")
    paint(screen, screen.surface.get_rect().inflate(-40, -28), diploma)
    content = io.BytesIO()
    pygame.image.save(screen.surface, content, "diploma.png")
    return content.getvalue()


def save(diploma: Diploma, who: str, folder: Path | None = None) -> Path | None:
    """Write the picture where a person's files go; None when the disk refuses."""
    path = (folder or made_here()) / f"{NAME}-{who}.png"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        saving.save(path, png(diploma))
    except OSError:
        return None
    return path


class DiplomaPage(Onward):
    """The sheet, to be looked at and saved; `then` is called when it is left."""

    def __init__(
        self, app: App, diploma: Callable[[], Diploma], who: str, then: Callable[[], object]
    ) -> None:
        super().__init__(app, then)
        self.diploma, self.who = diploma, who
        self.told = ""  # how the writing of the file went

    def layout(self) -> None:
        """The sheet over the buttons."""
        screen, text = self.app.screen, self.app.text
        margin, row, gap = screen.px(MARGIN), screen.px(ROW), screen.px(GAP)
        rect = screen.rect
        foot = pygame.Rect(margin, rect.bottom - margin - row, rect.width - 2 * margin, row)
        said = screen.paragraph_height(self.told, foot.width, 18) + gap if self.told else 0
        high = foot.top - gap - said - margin
        wide = min(foot.width, round(high * SHAPE))
        sheet = pygame.Rect(0, 0, wide, round(wide / SHAPE))
        sheet.center = rect.centerx, margin + high // 2
        width = min(screen.px(280), (foot.width - gap) // 2)
        left = rect.centerx - width - gap // 2
        save = (left, foot.top, width, row)
        on = (left + width + gap, foot.top, width, row)
        self.widgets = [
            Button(on, "next", icon="play", label=text("story.comic.on"), kind="primary", size=22),
            Button(save, "save", icon="save", label=text("story.diploma.save"), size=22),
            Sheet(sheet, self.diploma()),
        ]
        if self.told:
            box = (foot.left, foot.top - gap - said, foot.width, said)
            self.widgets.append(Label(box, self.told, size=18, align=CENTRE))
        self.focus_on("next")

    def act(self, action: Action) -> None:
        """Write the picture and say where it is, or go on."""
        if action.name == "next":
            self.back()
        elif action.name == "save":
            path, text = save(self.diploma(), self.who), self.app.text
            self.told = text("story.diploma.saved", path=path) if path else text("story.diploma.not_saved")
            self.relayout()
