"""The diploma: what a child has done, on a sheet that is saved as a picture."""

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pygame

from codeweek import saving
from codeweek.app.motion import Moment
from codeweek.desktop.app import App
from codeweek.desktop.comics.story_pages import StoryPage
from codeweek.desktop.pages.close import drawn, near
from codeweek.desktop.painting import draw, tints
from codeweek.desktop.painting.painter import fit
from codeweek.desktop.painting.theme import SUN
from codeweek.desktop.screen import CENTRE, Screen
from codeweek.desktop.storage.exported_files import KeptPage
from codeweek.desktop.storage.store import made_here
from codeweek.desktop.travel.child_animal import draw_hat
from codeweek.desktop.widgets.widget import Action, Button, Label, Widget
from codeweek.play.tune.note_times import RATE, Part
from codeweek.play.tune.synth import samples, wav
from codeweek.scene import Scene, seen_near
from codeweek.worlds.music.score import Score

MARGIN, ROW, GAP = 16, 60, 14
PAGE = (1684, 1190)  # pixels of the picture: a sheet of A4, lying
SHAPE = PAGE[0] / PAGE[1]
LYING, UPRIGHT = 100, 56  # how wide the sheet is, in the units of all that stands on it
TALLEST = 2.1  # an upright sheet, for its width
MANY = 4  # ideas that a lying sheet has in one column
LARGE, SMALL = 1.9, 1.0  # sizes of what is known, in units
APART = 0.3  # units between two of them, at least
AIR = 7.5  # units: the first bars of a tune
CORNER = (24, 2.2, 21, 15)  # units: a picture on a lying sheet, from its right end and its top, and its size
BESIDE = (5.4, -4.4, 13, 8.8)  # the same on an upright one, from the middle of the animal
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
    hat: str = ""  # that the animal wears
    air: Scene | None = None  # the first bars of a tune of the child's own
    work: Scene | None = None  # a picture of its own


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
    upright = rect.height > rect.width
    unit = rect.width / (UPRIGHT if upright else LYING)

    def size(part: float) -> float:
        return part * unit / screen.scale

    ink, soft = SUN.ink, SUN.ink_soft
    draw.card(screen.surface, rect, round(unit), PAPER, PAPER, SUN.shadow, screen.px(8))
    inside = rect.inflate(-round(3 * unit), -round(3 * unit))
    draw.round_rect(screen.surface, inside, round(unit), None, FRAME, max(2, round(0.4 * unit)))
    line = pygame.Rect(inside.left, inside.top + round(1.2 * unit), inside.width, round(6 * unit))
    screen.text(diploma.title, line, size(4.6), FRAME, "bold", CENTRE)
    badge = round(8.4 * unit)
    middle = inside.centerx, line.bottom + badge // 2
    draw.circle(screen.surface, middle, badge // 2, diploma.colour)
    screen.sprite(diploma.picture, middle, round(badge * tints.PART), face="glad")
    if diploma.hat:
        draw_hat(screen, diploma.picture.rpartition("/")[2], diploma.hat, middle, round(badge * tints.PART))
    if diploma.work:
        left, top, *size_of = (round(part * unit) for part in (BESIDE if upright else CORNER))
        at = (middle[0] + left, middle[1] + top) if upright else (inside.right - left, inside.top + top)
        _work(screen, pygame.Rect(at, size_of), unit, seen_near(diploma.work))
    words = inside.inflate(-round(12 * unit), 0)
    words.top = line.bottom + badge + round(0.6 * unit)
    words.top += screen.paragraph(diploma.who, words, size(3.2), ink, "bold", CENTRE)
    words.top += screen.paragraph(diploma.sentence, words, size(1.9), ink, "regular", CENTRE)
    foot = pygame.Rect(inside.left + round(4 * unit), inside.bottom - round(6.5 * unit), 0, round(5 * unit))
    room = inside.inflate(-round(4 * unit), 0)
    room.top = words.top + round(0.6 * unit)
    room.height = foot.top - room.top
    if diploma.air:
        room.height -= _air(screen, room, unit, diploma.air)
    _ideas(screen, room, unit, diploma, 1 if upright or len(diploma.ideas) <= MANY else 2)
    foot.width = inside.width - round(8 * unit)
    small = size(1.3 if upright else 2)
    screen.text(diploma.date, foot, small, soft)
    sign = round(6 * unit)
    if diploma.signer:
        screen.sprite(diploma.signer, (foot.right - sign // 2, foot.centery), sign)
    foot.width -= sign + round(unit)
    screen.text(diploma.signed, foot, small, ink, "bold", 1.0)


def _air(screen: Screen, room: pygame.Rect, unit: float, air: Scene) -> int:
    """The first bars of a tune, at the foot of the room; how high they are."""
    strip = pygame.Rect(room.left, 0, room.width, round(AIR * unit))
    strip.bottom = room.bottom
    frame = fit(air, strip, strip.height)
    screen.painter().paint(screen.surface, frame, Moment(air, air))
    return strip.height


def _work(screen: Screen, box: pygame.Rect, unit: float, work: Scene) -> None:
    """A picture of the child's own, in a frame."""
    draw.round_rect(screen.surface, box, round(unit * 0.6), SUN.paper, FRAME, max(1, round(0.2 * unit)))
    room = box.inflate(-round(unit * 0.8), -round(unit * 0.8))
    before = screen.surface.get_clip()
    screen.surface.set_clip(room.clip(before))
    screen.painter().paint(screen.surface, near(work, drawn([work]), room, room.height), Moment(work, work))
    screen.surface.set_clip(before)


def _ideas(screen: Screen, rect: pygame.Rect, unit: float, diploma: Diploma, columns: int) -> None:
    """What the child can do, all in one size."""
    if not diploma.ideas:
        return
    used = screen.paragraph(diploma.can, rect, 1.9 * unit / screen.scale, FRAME, "bold", CENTRE)
    rect.top, rect.height = rect.top + used, rect.height - used
    wide, mark = rect.width // columns, round(2.4 * unit)
    room = pygame.Rect(rect.left + mark, rect.top, wide - mark - round(2 * unit), rect.height)
    size, highs = _fitting(screen, diploma.ideas, columns, room, unit)
    gap = min(round(3 * unit), (room.height - sum(highs)) // len(highs))
    for number, idea in enumerate(diploma.ideas):
        column, row = divmod(number, len(highs))
        top = room.top + sum(highs[:row]) + row * gap + gap // 2
        box = pygame.Rect(room.left + column * wide, top, room.width, highs[row])
        middle = (box.left - round(1.4 * unit), box.centery)
        screen.icon("check", middle, round(1.8 * unit), SUN.primary.fill)
        box.top += (box.height - screen.paragraph_height(idea, box.width, size)) // 2
        screen.paragraph(idea, box, size, SUN.ink)


def _fitting(
    screen: Screen, ideas: Sequence[str], columns: int, room: pygame.Rect, unit: float
) -> tuple[float, list[int]]:
    """The size in which all sentences fit in the room, apart from each other; how high each row is."""
    size, least = LARGE * unit / screen.scale, SMALL * unit / screen.scale
    rows = -(-len(ideas) // columns)
    while True:
        highs = [
            max(screen.paragraph_height(idea, room.width, size) for idea in ideas[row::rows])
            for row in range(rows)
        ]
        if size <= least or sum(highs) + rows * round(APART * unit) <= room.height:
            return size, highs
        size *= 0.95


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


def _sheet(wide: int, high: int) -> pygame.Rect:
    """The largest sheet there is room for: upright where the room is."""
    if high > wide:
        return pygame.Rect(0, 0, wide, min(high, round(wide * TALLEST)))
    wide = min(wide, round(high * SHAPE))
    return pygame.Rect(0, 0, wide, round(wide / SHAPE))


class DiplomaPage(StoryPage):
    """The sheet, to be looked at and saved; `then` is called when it is left. `tune`: of the child's own."""

    def __init__(
        self,
        app: App,
        diploma: Callable[[], Diploma],
        who: str,
        then: Callable[[], object],
        tune: Score | None = None,
    ) -> None:
        super().__init__(app, then)
        self.diploma, self.who, self.tune = diploma, who, tune
        self.told = ""  # how the writing of the file went
        self._sounds = 0.0  # seconds for which the tune is still heard

    def layout(self) -> None:
        """The sheet over the buttons."""
        screen = self.app.screen
        margin, row, gap = screen.px(MARGIN), screen.px(ROW), screen.px(GAP)
        rect = screen.rect
        foot = pygame.Rect(margin, rect.bottom - margin - row, rect.width - 2 * margin, row)
        said = screen.paragraph_height(self.told, foot.width, 18) + gap if self.told else 0
        high = foot.top - gap - said - margin
        sheet = _sheet(foot.width, high)
        sheet.center = rect.centerx, margin + high // 2
        self.widgets = [*self._buttons(foot, gap), Sheet(sheet, self.diploma())]
        if self.told:
            box = (foot.left, foot.top - gap - said, foot.width, said)
            self.widgets.append(Label(box, self.told, size=18, align=CENTRE))
        self.focus_on("next")

    def _buttons(self, foot: pygame.Rect, gap: int) -> list[Widget]:
        """The way on, last on the screen and first for the keyboard, and what else can be done."""
        text, playing = self.app.text, self._sounds > 0
        ways = {"save": ("save", text("story.diploma.save")), "next": ("play", text("story.comic.on"))}
        if self.tune:
            ways = {"air": ("stop" if playing else "speaker", text("tune.mine")), **ways}
        width = min(self.app.screen.px(280), (foot.width - gap * (len(ways) - 1)) // len(ways))
        left = foot.centerx - (len(ways) * (width + gap) - gap) // 2
        made: list[Widget] = []
        for place, (action, (icon, label)) in enumerate(ways.items()):
            kind = "primary" if action == "next" else "chosen" if action == "air" and playing else "plain"
            box = (left + place * (width + gap), foot.top, width, foot.height)
            made.insert(0, Button(box, action, icon=icon, label=label, kind=kind, size=22))
        return made

    def act(self, action: Action) -> None:
        """Write the picture and say where it is, be heard, or go on."""
        if action.name == "next":
            self.back()
        elif action.name == "air":
            self._play()
        elif action.name == "save":
            path = save(self.diploma(), self.who)
            self.told = "" if path else self.app.text("story.diploma.not_saved")
            self.relayout()
            if path:
                self.app.push(KeptPage(self.app, path, path.read_bytes()))

    def _play(self) -> None:
        """The tune is heard, or no more."""
        sounds, part = self.app.sounds, Part(self.tune or Score())
        self.told = "" if sounds.on else self.app.text("tune.off")
        if self._sounds > 0 or not sounds.on:
            sounds.stop()
            self._sounds = 0.0
        else:
            sounds.begin(wav(samples([part])))
            self._sounds = part.last / RATE
        self.relayout()

    def tick(self, dt: float) -> bool:
        """The button is as before once the tune is over."""
        if self._sounds > 0:
            self._sounds -= dt
            if self._sounds <= 0:
                self.relayout()
        return super().tick(dt)

    def leave(self) -> None:
        """Nothing is heard on the next page."""
        self.app.sounds.stop()
        super().leave()
