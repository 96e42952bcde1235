"""The keys for an angle: those of a number, and beside them a dial to touch or to turn."""

import pygame

from codeweek.blocks.edit import Hole
from codeweek.blocks.script import Script
from codeweek.desktop.editor.entry import SET, Entry
from codeweek.desktop.editor.pad import GAP, Key, Pad, Rows
from codeweek.desktop.face import FULL, STEP, Face
from codeweek.desktop.screen import Screen

SLOT = "degrees"  # the hole that takes an angle
RADIUS = 78  # units


def way(script: Script, spot: object) -> int:
    """Which way an angle in a place turns: 1 clockwise, -1 the other way, 0 where a number is no angle."""
    owner = script.find(spot.parent) if isinstance(spot, Hole) and spot.slot == SLOT else None
    if owner is None:
        return 0
    return -1 if owner.type.endswith("left") else 1


class Dial(Pad):
    """A pad with a dial at its left; `turns` is a way, as above."""

    def __init__(
        self,
        screen: Screen,
        entry: Entry,
        beside: pygame.Rect,
        within: pygame.Rect,
        names: tuple[str, ...],
        extra: tuple[str, ...],
        turns: int,
        decimal: str = ",",
    ) -> None:
        self.turns = turns
        super().__init__(screen, entry, beside, within, names, extra, decimal)

    @property
    def _side(self) -> int:
        return 2 * self.screen.px(RADIUS) + 4 * self.screen.px(GAP)

    @property
    def _face(self) -> Face:
        centre = self.box.left + self._side // 2 + self.screen.px(GAP), self.box.centery
        return Face(self.screen, centre, self.screen.px(RADIUS))

    def _lay(self, rows: Rows) -> tuple[list[Key], tuple[int, int]]:
        keys, (wide, high) = super()._lay(rows)
        moved = [Key(key.name, key.box.move(self._side, 0), key.label) for key in keys]
        return moved, (wide + self._side, max(high, self._side))

    def at(self, pos: tuple[int, int]) -> str | None:
        """The key at a point; on the dial, the angle there to the nearest tick."""
        if not self._face.under(pos, self.screen.px(GAP)):
            return super().at(pos)
        degrees = self.turns * self._face.angle(pos)
        return f"{SET}{round(degrees / STEP) * STEP % FULL or FULL}"

    def draw(self, surface: pygame.Surface) -> None:
        """Paint the keys, then the face."""
        super().draw(surface)
        value = self.entry.value()
        degrees = max(-FULL, min(value if isinstance(value, (int, float)) else 0, FULL))
        self._face.draw(surface, degrees * self.turns)
