"""The page of settings: language, size, sound, movement, colours."""

from collections.abc import Callable

import pygame

from codeweek import __version__, data
from codeweek.app.journey import Journey
from codeweek.desktop.app import App
from codeweek.desktop.page import Page
from codeweek.desktop.pages.heading import back
from codeweek.desktop.painting.theme import THEMES
from codeweek.desktop.screen import CENTRE, ZOOMS, Screen
from codeweek.desktop.widgets.controls import Choice, Slider, Toggle
from codeweek.desktop.widgets.widget import Action, Button, Label, Widget

WIDTH = 820
ROW = 60
GAP = 10
NAMES = ("language", "zoom", "theme", "sound", "volume", "motion")
OWN = ("look", "aloud")  # what is kept with the child
LOOKS = {False: "lively", True: "sober"}
ALOUD = {True: "always", None: "youngest", False: "never"}  # what is read by itself
SIZES = (ZOOMS[1], ZOOMS[2], ZOOMS[3], ZOOMS[4], ZOOMS[5])


class SettingsPage(Page):
    """Every change shows at once. `journey`: of the child, if one plays; `doors`: opens the ways in."""

    def __init__(
        self, app: App, journey: Journey | None = None, doors: Callable[[], None] | None = None
    ) -> None:
        super().__init__(app)
        self.journey, self.doors = journey, doors

    def layout(self) -> None:
        """A column of rows: a name at the left, a choice at the right."""
        screen, text = self.app.screen, self.app.text
        gap, side = screen.px(GAP), screen.px(52)
        width = min(screen.px(WIDTH), screen.rect.width - screen.px(40))
        left = (screen.rect.width - width) // 2
        top = screen.px(16)
        title = (left + side + gap, top, width - side - gap, side)
        self.widgets = [
            back(text, (left, top, side, side)),
            Label(title, text("ui.settings.title"), size=30, face="bold"),
        ]
        if self.doors:
            words = text("ui.doors.change")
            wide = Button.width_for(screen, words, "play", 18)
            box = (left + width - wide, top, wide, side)
            self.widgets.append(Button(box, "doors", label=words, icon="play", size=18))
        foot, names = screen.px(56), [*NAMES, *(OWN if self.journey else ())]
        room = screen.rect.height - top - side - foot - 3 * gap - (screen.px(30) if self.journey else 0)
        row = min(screen.px(ROW + 10), room // len(names) - gap)
        y = top + side + 2 * gap
        for name in names:
            self._row(name, pygame.Rect(left, y, width, row))
            y += row + gap
        credits = Label(
            (left, screen.rect.height - foot - gap, width, foot),
            text("ui.settings.about", version=__version__),
            size=15,
            align=CENTRE,
            soft=True,
        )
        self.widgets.append(credits)
        if self.journey and not self.app.voice.system.speaks(self.app.language):
            box = (left, y, width, screen.px(30))
            self.widgets.append(Label(box, text("ui.voice.none"), size=16, align=CENTRE, soft=True))

    def _row(self, name: str, rect: pygame.Rect) -> None:
        screen, text = self.app.screen, self.app.text
        inside = rect.inflate(-screen.px(32), -screen.px(8))
        words = text("ui.voice.all" if name == "aloud" else f"ui.settings.{name}")
        part = round(inside.width * 0.4)
        self.widgets.append(
            Label((inside.left, inside.top, part, inside.height), words, size=20, face="bold")
        )
        place = pygame.Rect(inside.left + part, inside.top, inside.width - part, inside.height)
        self.widgets.append(self._control(name, place, words))

    def _control(self, name: str, rect: pygame.Rect, words: str) -> Widget:
        settings, text = self.app.settings, self.app.text
        if name == "language":
            languages = [(code, data.text(code)("meta.name")) for code in data.languages()]
            return Choice(rect, name, options=languages, chosen=self.app.language, label=words)
        if name == "zoom":
            sizes = [(zoom, text("ui.settings.size", n=round(zoom * 100))) for zoom in SIZES]
            nearest = min(SIZES, key=lambda zoom: abs(zoom - settings.zoom))
            return Choice(rect, name, options=sizes, chosen=nearest, label=words, size=17)
        if name == "theme":
            themes = [(theme, text(f"ui.settings.{theme}")) for theme in THEMES]
            return Choice(rect, name, options=themes, chosen=self._theme, label=words)
        if name == "volume":
            return Slider(rect, name, low=0, high=1, now=settings.volume, step=0.1, label=words)
        if name == "aloud":
            return self._aloud(rect, words)
        if name == "look":
            looks = [(sober, text(f"ui.settings.{look}")) for sober, look in LOOKS.items()]
            now = self.journey is not None and self.journey.sober
            return Choice(rect, name, options=looks, chosen=now, label=words)
        on = settings.sound if name == "sound" else settings.reduced_motion
        state = text("ui.settings.on" if on else "ui.settings.off")
        return Toggle(rect, name, label=state, on=on)

    @property
    def _theme(self) -> str:
        """The colours worn now."""
        return (self.journey.theme if self.journey else "") or self.app.settings.theme

    def _aloud(self, rect: pygame.Rect, words: str) -> Widget:
        """Never said: for the youngest classes."""
        text, wanted = self.app.text, self.journey.reads_aloud if self.journey else None
        states = [(state, text(f"ui.voice.{name}")) for state, name in ALOUD.items()]
        return Choice(rect, "aloud", options=states, chosen=wanted, label=words, size=17)

    def paint(self, screen: Screen) -> None:
        """The ground, and a card under each row."""
        screen.ground()
        for widget in self.widgets:
            if isinstance(widget, Label) and widget.face == "bold" and widget.size == 20:
                left = widget.rect.left - screen.px(16)
                width = min(screen.px(WIDTH), screen.rect.width - screen.px(40))
                row = pygame.Rect(
                    left, widget.rect.top - screen.px(4), width, widget.rect.height + screen.px(8)
                )
                screen.card(row, None, 18, 4)

    def act(self, action: Action) -> None:
        """Change what was asked, and keep it."""
        if action.name == "back":
            self.back()
        elif action.name == "motion":
            self.app.change(reduced_motion=bool(action.value))
        elif action.name == "aloud" and self.journey:
            self.journey.set_choice("aloud", action.value if isinstance(action.value, bool) else None)
            self.relayout()
        elif action.name == "look" and self.journey:
            self.journey.set_choice("sober", action.value is True)
            self.app.dress()
            self.relayout()
        elif action.name == "theme" and self.journey:
            self.journey.set_choice("theme", str(action.value))
            self.app.dress()
            self.relayout()
        elif action.name == "doors" and self.doors:
            self.doors()
        elif action.name == "volume":
            self.app.change(volume=round(float(str(action.value)), 2))
        else:
            self.app.change(**{action.name: action.value})
        if action.name in ("sound", "volume"):
            self.app.sounds.play("pick")
