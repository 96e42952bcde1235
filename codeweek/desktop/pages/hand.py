"""A hand that shows what to touch, where a child does it for the first time; gone at the first touch."""

import math

import pygame

from codeweek.desktop.screen import Screen

SIDE = 64  # units
TIP = (0.39, 0.08)  # of its picture: where the finger points
ROUND, TAKE, GO = 2.6, 0.5, 1.5  # seconds: of all that it does, until it moves, until it is there
NEAR = 0.25  # of its side: how far it goes back before it touches


def draw(screen: Screen, start: pygame.Rect, end: pygame.Rect | None, clock: float | None) -> None:
    """Paint it on its way to a place, or touching one thing; still without a clock."""
    if end is None:
        back = 0.0 if clock is None else NEAR * abs(math.sin(clock * 3))
        _hand(screen, _tip(start), back)
        return
    part = 0.0 if clock is None else _part(clock % ROUND)
    x, y = _tip(start)
    goal_x, goal_y = end.center
    if clock is None:
        _arrow(screen, (x, y), (goal_x, goal_y))
    _hand(screen, (x + (goal_x - x) * part, y + (goal_y - y) * part), 0.0)


def _part(time: float) -> float:
    """How much of its way it has gone, beginning and ending gently."""
    gone = max(0.0, min(1.0, (time - TAKE) / (GO - TAKE)))
    return gone * gone * (3 - 2 * gone)


def _tip(box: pygame.Rect) -> tuple[float, float]:
    """Where a finger touches a thing: not on its words."""
    return box.left + box.width * 0.8, box.top + box.height * 0.7


def _hand(screen: Screen, tip: tuple[float, float], back: float) -> None:
    side = screen.px(SIDE)
    over = tip[1] + side > screen.rect.bottom  # there is no room for it under what it touches
    across, along = 0.5 - TIP[0] + back, 0.5 - TIP[1] + back
    way = -1 if over else 1
    centre = tip[0] + across * side * way, tip[1] + along * side * way
    screen.sprite("pictures/hand", centre, side, 180 if over else 0)


def _arrow(screen: Screen, start: tuple[float, float], end: tuple[float, float]) -> None:
    """The way, for who wants nothing to move."""
    angle, wide = math.atan2(end[1] - start[1], end[0] - start[0]), max(3, screen.px(5))
    reach = screen.px(18)
    points = [
        (end[0] - reach * math.cos(angle + turn), end[1] - reach * math.sin(angle + turn))
        for turn in (0.5, -0.5)
    ]
    for colour, more in (("#ffffff", screen.px(4)), ("#2b2440", 0)):
        pygame.draw.line(screen.surface, colour, start, end, wide + more)
        pygame.draw.lines(screen.surface, colour, False, [points[0], end, points[1]], wide + more)
