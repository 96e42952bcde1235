"""A work of the gallery, large: its picture, its program beside it, its title, and what takes it home."""

from collections.abc import Callable

import pygame

from codeweek.app.motion import Moment
from codeweek.authoring.inventing import level_title as titles
from codeweek.blocks.history import History
from codeweek.blocks.script import Script
from codeweek.desktop.app import App
from codeweek.desktop.editor import Editor
from codeweek.desktop.page import Page
from codeweek.desktop.pages.close import drawn, near
from codeweek.desktop.pages.heading import back
from codeweek.desktop.painting import draw, tints
from codeweek.desktop.painting.painter import png
from codeweek.desktop.screen import CENTRE, Screen
from codeweek.desktop.storage.exported_files import KeptPage, put_away
from codeweek.desktop.widgets.widget import Action, Button, Label, Widget
from codeweek.levels import programs
from codeweek.levels.level import Level
from codeweek.play.tune import tune_listening
from codeweek.play.tune.note_times import Part
from codeweek.play.tune.synth import samples, wav
from codeweek.report.python_file import python_file
from codeweek.report.score.midi import midi
from codeweek.report.score.score_sheet import printed
from codeweek.report.svg_picture import alone
from codeweek.scene import Scene, seen_near
from codeweek.text import Text

MARGIN, ROW, GAP, NAMED = 16, 56, 14, 56
PICTURE = 0.6  # of the width
LARGEST = 160  # units: a cell of the picture


class WorkPage(Page):
    """`titled` is called with another title once it is left; `opened` when it is to be worked on."""

    def __init__(
        self,
        app: App,
        level: Level,
        script: Script,
        scene: Scene,
        title: str,
        titled: Callable[[str], object],
        opened: Callable[[], object],
    ) -> None:
        super().__init__(app)
        self.level, self.script, self.scene = level, script, scene
        self.title, self.titled, self.opened = title, titled, opened
        self._before = title
        self.told = ""  # how the writing of the files, or the handing over, went
        self.given: Callable[[str], object] | None = None  # hands it to the adult of a room

    def layout(self) -> None:
        """Back and the title, the picture and the program, what takes it home."""
        screen, text = self.app.screen, self.app.text
        margin, row, gap = screen.px(MARGIN), screen.px(ROW), screen.px(GAP)
        inside = screen.rect.inflate(-2 * margin, -2 * margin)
        named = pygame.Rect(inside.left + row + gap, inside.top, inside.width - row - gap, screen.px(NAMED))
        foot = pygame.Rect(inside.left, inside.bottom - row, inside.width, row)
        said = screen.paragraph_height(self.told, foot.width, 18) + gap if self.told else 0
        room = pygame.Rect(inside.left, named.bottom + gap, inside.width, 0)
        room.height = foot.top - gap - said - room.top
        picture, blocks = _shared(room, gap)
        name = titles.chosen(self.title, text) or text("ui.gallery.name_me")
        named.width = min(named.width, Button.width_for(screen, name, "pencil", 20))
        self.widgets = [
            back(text, (inside.left, inside.top, row, row)),
            Button(named, "name", icon="pencil", label=name, size=20, spoken=text("ui.gallery.named")),
            Large(screen, picture, self.scene, self.level.look),
            self._program(blocks),
            *self._foot(foot, gap),
        ]
        if self.told:
            box = (foot.left, foot.top - said, foot.width, said - gap)
            self.widgets.append(Label(box, self.told, size=18, align=CENTRE))
        self.focus_on("open")

    def _foot(self, foot: pygame.Rect, gap: int) -> list[Widget]:
        """What takes it home, hands it over, and opens it."""
        ways = [("give", "person")] if self.given else []
        ways = [("home", "save"), *ways, ("open", "blocks")]
        wide = min(self.app.screen.px(320), (foot.width - gap * (len(ways) - 1)) // len(ways))
        left = foot.centerx - (len(ways) * (wide + gap) - gap) // 2
        made: list[Widget] = []
        for number, (way, icon) in enumerate(ways):
            box = (left + number * (wide + gap), foot.top, wide, foot.height)
            kind, label = "primary" if way == "open" else "plain", self.app.text(f"ui.gallery.{way}")
            made.append(Button(box, way, icon=icon, label=label, kind=kind, size=22))
        return made

    def _name(self, named: Callable[[str], None]) -> None:
        from codeweek.desktop.inventing.naming import NamePage  # not all name what they make

        self.app.push(NamePage(self.app, self.title, named))

    def _rename(self, title: str) -> None:
        self.title = title
        self.relayout()

    def _give(self, title: str) -> None:
        if self.given:
            self.given(title)
            self.told = self.app.text("ui.gallery.given")
            self.relayout()

    def _take(self) -> None:
        """Write its files where a person's files go, and show them."""
        picture = png(self.scene)
        more = taken(self.level, self.script, self.scene, self.app.text)
        path = put_away(self.level.id, {".png": picture, **more})
        self.told = "" if path else self.app.text("ui.gallery.not_saved")
        self.relayout()
        if path:
            self.app.push(KeptPage(self.app, path, picture))

    def _program(self, rect: pygame.Rect) -> Editor:
        known, history = programs.catalogue_of(self.level), History(self.script)
        return Editor(self.app.screen, rect, known, self.app.text, history, read_only=True, action="work")

    def act(self, action: Action) -> None:
        """Write the title, take the work home, or work on it."""
        if action.name == "name":
            self._name(self._rename)
        elif action.name == "back":
            self.back()
        elif action.name == "home":
            self._take()
        elif action.name == "give":
            self._name(self._give)
        elif action.name == "open":
            self.back()
            self.opened()

    def back(self) -> None:
        """Escape keeps the title too."""
        self.app.pop()
        if self.title != self._before:
            self.titled(self.title)

    def paint(self, screen: Screen) -> None:
        """The ground of the chapter."""
        tints.cover(screen, self.level.look)


def _shared(room: pygame.Rect, gap: int) -> tuple[pygame.Rect, pygame.Rect]:
    """The room of the picture and that of the program: under it where the window is upright."""
    picture, blocks = room.copy(), room.copy()
    if room.height > room.width:
        picture.height = round(room.height * PICTURE)
        blocks.height, blocks.top = room.height - picture.height - gap, picture.bottom + gap
    else:
        picture.width = round(room.width * PICTURE)
        blocks.width, blocks.left = room.width - picture.width - gap, picture.right + gap
    return picture, blocks


class Large(Widget):
    """The picture, as large as there is room."""

    focusable = False

    def __init__(self, screen: Screen, rect: pygame.Rect, scene: Scene, look: str) -> None:
        super().__init__(rect)
        self.scene, self.look = seen_near(scene), look
        self._painter = screen.painter()

    def draw(self, screen: Screen) -> None:
        """Paint the card and the world on it."""
        screen.card(self.rect, None, 18, 7)
        inside = self.rect.inflate(-screen.px(16), -screen.px(16))
        draw.round_rect(screen.surface, inside, screen.px(12), tints.around(screen.theme, self.look))
        room = inside.inflate(-screen.px(12), -screen.px(12))
        before = screen.surface.get_clip()
        screen.surface.set_clip(inside.clip(before))
        place = near(self.scene, drawn([self.scene]), room, screen.px(LARGEST))
        self._painter.paint(screen.surface, place, Moment(self.scene, self.scene))
        screen.surface.set_clip(before)


def taken(level: Level, script: Script, scene: Scene, text: Text) -> dict[str, bytes]:
    """What goes home beside the picture: a drawing, a tune as sound, score and MIDI, a program as Python."""
    if python := python_file(level, script, text):
        drawn = {".svg": alone(scene).encode()} if level.kind == "turtle" else {}
        return {**drawn, ".py": python.encode()}
    tune = tune_listening.tune(level, script, text.language)
    if tune is None:
        return {}
    score = printed(tune, text.pick(level.title), text)
    return {".svg": score.encode(), ".wav": wav(samples([Part(tune)])), ".mid": midi(tune)}
