"""A panel of a comic as a widget: its scene, and what is said in it."""

import pygame

from codeweek.desktop import draw
from codeweek.desktop.motion import Moment
from codeweek.desktop.painter import BADGE, Frame, fit
from codeweek.desktop.screen import CENTRE, Screen
from codeweek.desktop.theme import mix
from codeweek.desktop.voice.words_lit import light, word_box
from codeweek.desktop.widgets import Widget
from codeweek.packs.story.scene import HIGH, ROOM, WIDE, Drawn

LETTERS = 0.27  # units of the panel: the largest size of what is said
LEAST = 12  # its smallest size
PAD = 0.12  # units of the panel, around the words
TAIL = 0.13  # half the foot of the bubble's tail
LARGEST_UNIT = 190


class PanelView(Widget):
    """One panel, `words` in its bubble."""

    focusable = False

    def __init__(self, screen: Screen, rect: pygame.Rect, panel: Drawn, words: str, spoken: str) -> None:
        super().__init__(rect, "panel", label=words, spoken=spoken, value=words)
        self.panel, self.words = panel, words
        self.lift = 0  # pixels that it is still under its place
        self.lit: tuple[int, int] | None = None  # the letters of the word that is heard
        self._painter = screen.painter(cast=True)

    def draw(self, screen: Screen) -> None:
        """Paint the picture, then its bubble."""
        scene = self.panel.scene
        frame = fit(scene, self.rect.move(0, self.lift), screen.px(LARGEST_UNIT))
        draw.shadow(screen.surface, frame.rect, screen.px(10), screen.theme.shadow, screen.px(6))
        self._painter.paint(screen.surface, frame, Moment(scene, scene))
        self._bubble(screen, frame)

    def _bubble(self, screen: Screen, frame: Frame) -> None:
        room = frame.box(*ROOM)
        pad = max(4, round(PAD * frame.cell))
        size = self.size(screen, frame)
        lines = screen.fonts.wrap(self.words, room.width - 2 * pad, size, "bold")
        wide = max(screen.fonts.width(line, size, "bold") for line in lines) + 2 * pad
        high = len(lines) * screen.line_step(size, "bold") + 2 * pad
        tip = frame.at(*self.panel.tail)
        box = pygame.Rect(0, 0, wide, high)
        box.midbottom = round(tip[0]), room.bottom
        box.clamp_ip(pygame.Rect(room.left, room.top, room.width, max(room.height, high)))
        self._balloon(screen, frame, box, tip)
        inside = box.inflate(-2 * pad + 2, -2 * pad)
        lit = self.lit and word_box(screen, self.words, self.lit, inside, size, "bold", CENTRE)
        if lit:
            light(screen, lit, mix(BADGE[0], screen.theme.star, 0.6))
        screen.paragraph(self.words, inside, size, BADGE[1], "bold", CENTRE)

    def _balloon(self, screen: Screen, frame: Frame, box: pygame.Rect, tip: tuple[float, float]) -> None:
        """The bubble without words; its tail under it."""
        rim, radius = max(2, frame.cell // 40), round(0.2 * frame.cell)
        foot = max(4, round(TAIL * frame.cell))
        x = max(box.left + radius + foot, min(round(tip[0]), box.right - radius - foot))
        draw.round_rect(screen.surface, box, radius, BADGE[0], BADGE[1], rim)
        left, right, top = (x - foot, box.bottom - rim), (x + foot, box.bottom - rim), round(tip[1])
        pygame.draw.polygon(screen.surface, BADGE[0], [left, right, (round(tip[0]), top)])
        for end in (left, right):
            draw.line(screen.surface, end, tip, BADGE[1], rim)

    def size(self, screen: Screen, frame: Frame) -> float:
        """The largest size in which the words fit in the bubble's room."""
        room, pad = frame.box(*ROOM), max(4, round(PAD * frame.cell))
        size = max(float(LEAST), LETTERS * frame.cell / screen.scale)
        width, height = room.width - 2 * pad, room.height - 2 * pad
        while size > LEAST and screen.paragraph_height(self.words, width, size, "bold") > height:
            size -= 1
        return size

    @staticmethod
    def shape() -> float:
        """Its width for a height."""
        return WIDE / HIGH
