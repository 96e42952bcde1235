"""What to do first, on a map where nothing stands yet: the thing that is held, a hand, a sentence."""

import pygame

from codeweek.app.motion import Moment
from codeweek.desktop.painting.painter import fit
from codeweek.desktop.screen import Screen
from codeweek.desktop.workshop.tools import picture

SIDE, HAND, SIZE = 64, 46, 22  # units: the picture, the hand on it, the letters
PAD, GAP, EDGE = 16, 28, 12


def paint(screen: Screen, room: pygame.Rect, brush: str, look: str, words: str) -> None:
    """A card in the middle of `room`; what is under it is touched through it."""
    pad, gap, side = screen.px(PAD), screen.px(GAP), screen.px(SIDE)
    most = room.width - 2 * (pad + screen.px(EDGE)) - side - gap
    lines = screen.fonts.wrap(words, most, SIZE, "bold")
    wide = max(screen.fonts.width(line, SIZE, "bold") for line in lines)
    high = len(lines) * screen.line_step(SIZE, "bold")
    card = pygame.Rect(0, 0, wide + side + gap + 2 * pad, max(side, high) + 2 * pad)
    card.center = room.center
    screen.card(card)
    box = pygame.Rect(card.left + pad, card.centery - side // 2, side, side)
    scene = picture("start" if brush == "floor" else brush, look)  # there is nothing to take away
    screen.painter().paint(screen.surface, fit(scene, box, side), Moment(scene, scene))
    screen.sprite("pictures/hand", (box.right, box.bottom - side // 6), screen.px(HAND))
    text = pygame.Rect(box.right + gap, card.centery - high // 2, wide, high)
    screen.paragraph(words, text, SIZE, screen.theme.ink, "bold")
