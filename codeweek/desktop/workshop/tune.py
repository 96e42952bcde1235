"""What stands beside the roll of a tune (length, voice, instrument, tempo), and the tune as it is heard."""

from collections.abc import Callable

import pygame

from codeweek.authoring.draft.roll_draft import Roll
from codeweek.desktop.screen import Screen
from codeweek.desktop.sound.sounds import Sounds
from codeweek.desktop.widgets.controls import Choice
from codeweek.desktop.widgets.widget import Button, Label, Widget
from codeweek.desktop.workshop.roll import Pen
from codeweek.desktop.workshop.sheet import Tick
from codeweek.desktop.workshop.tools import Counter
from codeweek.play.tune.note_times import RATE, Part
from codeweek.play.tune.synth import samples, wav
from codeweek.text import Text
from codeweek.worlds.music.score import INSTRUMENTS, VOICES, Score

BROAD = 400  # units of width from which its parts are in two columns
HIGH = 260  # units that they need then
GAP, LINE, ROW, LOW = 6, 22, 44, 40
SIGNS = ("¼", "½", "1", "1½", "2", "3", "4")  # of the lengths


class TuneTools:
    """Buttons and choices in a column, or in two."""

    def __init__(self, screen: Screen, text: Text, room: pygame.Rect, pen: Pen) -> None:
        self.text, self.pen, self._screen = text, pen, screen
        broad = room.width >= screen.px(BROAD)
        half = (room.width - screen.px(2 * GAP)) // 2
        self._room = pygame.Rect(room.left, room.top, half if broad else room.width, room.height)
        self._top = room.top
        widgets = [self._words("length"), self._choice("length", SIGNS, pen.length, 2)]
        widgets += [self._words("voice"), self._choice("voice", list("1234")[:VOICES], pen.voice, 1)]
        self.instrument = self._button("tune", "instrument", "note")
        if broad:
            self._room.left, self._top = self._room.right + screen.px(2 * GAP), room.top
        self.slower, self.tempo, self.faster = self._stepper("tune", "slower", "faster", ("minus", "plus"))
        self.before, self.page, self.after = self._stepper("walk", "before", "after", ("left", "right"))
        self.listen = self._button("listen", "listen", "speaker")
        self.fitted = Tick(self._row(ROW), "fitted_tune", text)
        self.fitted.label, self.fitted.tooltip = (text(f"workshop.tune.fitted{end}") for end in ("", "_how"))
        self.perform = self._button("perform", "perform", "blocks")
        self.told = Counter((self._room.left, self._top, self._room.width, max(0, room.bottom - self._top)))
        self._said = widgets

    @property
    def widgets(self) -> list[Widget]:
        """All of them, in the order of Tab."""
        stepped = [self.slower, self.tempo, self.faster, self.before, self.page, self.after]
        return [*self._said, self.instrument, *stepped, self.listen, self.fitted, self.perform, self.told]

    @property
    def bottom(self) -> int:
        """Where the last of them ends, but what tells the place of the keyboard."""
        return max(widget.rect.bottom for widget in self.widgets[:-1])

    def show(self, roll: Roll, heard: bool) -> None:
        """What the draft says now; `heard`: the tune is played."""
        text, pen = self.text, self.pen
        name = roll["instruments"][pen.voice]
        following = INSTRUMENTS[(INSTRUMENTS.index(name) + 1) % len(INSTRUMENTS)] if name else ""
        self.instrument.enabled = bool(name)
        said = f"blocks.instrument_name.choices.{name}" if name else "workshop.tune.silent"
        self.instrument.label = text(said)
        self.instrument.value = {"voice": pen.voice, "instrument": following}
        self.tempo.label = text("workshop.tune.tempo", n=roll["tempo"])
        for button, tempo in ((self.slower, roll["slower"]), (self.faster, roll["faster"])):
            button.value, button.enabled = {"tempo": tempo}, tempo is not None
        first = pen.page * roll["beats"]
        self.page.label = text("workshop.tune.page", first=first + 1, last=first + roll["beats"])
        for button, page in ((self.before, pen.page - 1), (self.after, pen.page + 1)):
            button.value, button.enabled = page, 0 <= page < roll["pages"]
        self.listen.label = text(f"workshop.tune.{'silence' if heard else 'listen'}")
        self.listen.icon = "stop" if heard else "speaker"
        self.listen.enabled = self.perform.enabled = bool(roll["notes"])
        self.fitted.kind, self.fitted.icon = ("chosen", "check") if roll["fitted"] else ("plain", "")
        self.fitted.value = not roll["fitted"]
        self.told.visible = self.told.rect.height >= self._screen.px(LINE)

    def _row(self, units: float) -> pygame.Rect:
        rect = pygame.Rect(self._room.left, self._top, self._room.width, self._screen.px(units))
        self._top = rect.bottom + self._screen.px(GAP)
        return rect

    def _words(self, name: str) -> Widget:
        return Label(self._row(LINE), self.text(f"workshop.tune.{name}"), size=15, face="bold")

    def _choice(self, name: str, signs: list[str] | tuple[str, ...], chosen: int, rows: int) -> Widget:
        box, label = self._row(ROW if rows == 1 else rows * LOW), self.text(f"workshop.tune.{name}")
        options = [((name, index), sign) for index, sign in enumerate(signs)]
        return Choice(box, "pen", options=options, chosen=(name, chosen), label=label, size=16, rows=rows)

    def _button(self, action: str, name: str, icon: str) -> Button:
        label, tip = self.text(f"workshop.tune.{name}"), self.text(f"workshop.tune.{name}_how")
        return Button(self._row(ROW), action, label=label, icon=icon, size=16, tooltip=tip)

    def _stepper(
        self, action: str, less: str, more: str, icons: tuple[str, str]
    ) -> tuple[Button, Label, Button]:
        row, side = self._row(ROW), self._screen.px(ROW)
        tips = [self.text(f"workshop.tune.{name}") for name in (less, more)]
        first = Button((row.left, row.top, side, side), action, icon=icons[0], tooltip=tips[0])
        second = Button((row.right - side, row.top, side, side), action, icon=icons[1], tooltip=tips[1])
        between = (row.left + side, row.top, row.width - 2 * side, side)
        return first, Label(between, "", size=15, face="bold", align=0.5), second


class Hearing:
    """At most one tune at a time; `sounds` gives what plays it."""

    def __init__(self, sounds: Callable[[], Sounds]) -> None:
        self.sounds = sounds
        self._part: Part | None = None
        self._gone = 0.0  # seconds

    @property
    def beat(self) -> float | None:
        """The beat that is heard; None: there is silence."""
        return self._part.beat(round(self._gone * RATE)) if self._part else None

    def press(self, score: Score) -> None:
        """Play it from its beginning, or be silent when one plays."""
        if self._part:
            self.stop()
            return
        self._part, self._gone = Part(score), 0.0
        self.sounds().begin(wav(samples([self._part])))

    def stop(self) -> None:
        """Be silent."""
        if self._part:
            self.sounds().stop()
        self._part = None

    def tick(self, dt: float) -> bool:
        """Go on; whether something is to be seen of it."""
        if self._part is None:
            return False
        self._gone += dt
        if self._gone * RATE >= self._part.last:
            self.stop()
        return True
