"""The roll of a tune under a hand: notes are put and taken away, by the pointer or by the keys."""

from typing import Any

import pygame

from codeweek.authoring.draft import roll_draft as core
from codeweek.authoring.draft.roll_draft import LENGTHS, Roll
from codeweek.desktop.painting.painter import Frame
from codeweek.desktop.widgets.widget import Action
from codeweek.text import Text
from codeweek.worlds.music.score import VOICES

ARROWS = {
    pygame.K_LEFT: (-1, 0),
    pygame.K_RIGHT: (1, 0),
    pygame.K_UP: (0, -1),
    pygame.K_DOWN: (0, 1),
}
PUTS = (pygame.K_RETURN, pygame.K_KP_ENTER, pygame.K_SPACE)
TAKES = (pygame.K_BACKSPACE, pygame.K_DELETE)


class Pen:
    """What the hand holds: a voice, a length; the page that is seen, and the place of the keyboard.

    It gives Action `tune` with an act, `walk` with a page, `pen` with what else of itself is to change.
    """

    def __init__(self) -> None:
        self.roll: Roll | None = None
        self.voice, self.length, self.page = 0, LENGTHS.index(1), 0
        self.line, self.beat = "c", 0.0

    @property
    def beats(self) -> float:
        """How long a note is that is put."""
        return float(LENGTHS[self.length])

    def show(self, roll: Roll | None) -> None:
        """The roll of now; the page and the place are on it."""
        self.roll = roll
        if roll:
            self.page = max(0, min(self.page, roll["pages"] - 1))
            names = [line["what"] for line in roll["lines"]]
            self.line = self.line if self.line in names else names[0]
            first = self.page * roll["beats"]
            self.beat = min(max(self.beat, first), first + roll["beats"] - core.step_of(self.beats))

    def told(self, text: Text) -> str:
        """The place of the keyboard in words."""
        if self.roll is None:
            return ""
        name = next(line["name"] for line in self.roll["lines"] if line["what"] == self.line)
        roll_note = core.note_at(self.roll, self.voice, self.line, self.beat)
        slots = {"at": text.number(self.beat + 1), "note": name}
        if roll_note is None:
            return text("workshop.tune.free", **slots)
        return text("workshop.tune.there", **slots, n=roll_note["length"])

    def handle(self, event: pygame.event.Event, frame: Frame | None) -> Action | None:
        """A press on a place of the roll, or the keys."""
        if self.roll is None or frame is None:
            return None
        if event.type == pygame.KEYDOWN:
            return self._key(event, self.roll)
        return self._press(event.pos, frame, self.roll) if event.type == pygame.MOUSEBUTTONDOWN else None

    def _press(self, pos: tuple[int, int], frame: Frame, roll: Roll) -> Action | None:
        x, y = (pos[0] - frame.left) / frame.cell, (pos[1] - frame.top) / frame.cell
        row, beat = int((y - roll["y"]) // roll["row"]), (x - roll["x"]) / roll["beat"]
        if not (0 <= row < len(roll["lines"]) and 0 <= beat < roll["beats"]):
            return None
        beat += self.page * roll["beats"]
        step = core.step_of(self.beats)
        self.line, self.beat = roll["lines"][row]["what"], beat // step * step
        return self._touch(roll, beat)

    def _touch(self, roll: Roll, beat: float) -> Action:
        return Action("tune", core.touch(roll, self.voice, self.line, beat, self.beats))

    def _key(self, event: pygame.event.Event, roll: Roll) -> Action | None:
        if event.mod & (pygame.KMOD_CTRL | pygame.KMOD_META | pygame.KMOD_ALT):
            return None
        if event.key in ARROWS:
            return self._walk(roll, *ARROWS[event.key])
        if event.key in PUTS:
            return self._touch(roll, self.beat)
        if event.key in TAKES:
            what: dict[str, Any] = core.touch(roll, self.voice, self.line, self.beat, self.beats)
            return None if "length" in what else Action("tune", what)
        letter = getattr(event, "unicode", "")
        if letter and letter in "+-":
            return self._take("length", self.length + (1 if letter == "+" else -1), len(LENGTHS))
        return self._take("voice", int(letter) - 1, VOICES) if letter and letter in "1234" else None

    def _take(self, name: str, value: int, count: int) -> Action | None:
        return Action("pen", (name, value)) if 0 <= value < count else None

    def _walk(self, roll: Roll, across: int, down: int) -> Action:
        """The next place; over the edge of a page is on the next one."""
        step, names = core.step_of(self.beats), [line["what"] for line in roll["lines"]]
        self.line = names[max(0, min(names.index(self.line) + down, len(names) - 1))]
        last = roll["pages"] * roll["beats"] - step
        self.beat = max(0.0, min((self.beat // step + across) * step, last))
        return Action("walk", int(self.beat // roll["beats"]))

    def box(self, frame: Frame) -> pygame.Rect | None:
        """The place of the keyboard in the window."""
        roll = self.roll
        if roll is None:
            return None
        row = [line["what"] for line in roll["lines"]].index(self.line)
        x = roll["x"] + (self.beat - self.page * roll["beats"]) * roll["beat"]
        y, wide = roll["y"] + row * roll["row"], core.step_of(self.beats) * roll["beat"]
        return frame.box(x, y, wide, roll["row"])
