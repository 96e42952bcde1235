"""Where works hang: in rows side by side; one that is alone has the whole wall."""

import pygame

from codeweek.desktop.screen import Screen

GAP = 16  # units
ALONE = 1.4  # its width for its height


def grid_boxes(screen: Screen, body: pygame.Rect, count: int, least: tuple[int, int]) -> list[pygame.Rect]:
    """A box for each of them, at least so wide, and so high (units)."""
    gap, top = screen.px(GAP), screen.px(4)
    if count == 1:
        wide = body.width - gap
        high = min(wide, max(screen.px(least[1]), body.height - gap - 2 * top))
        alone = pygame.Rect(0, 0, min(wide, round(high * ALONE)), high)
        alone.midtop = body.centerx, max(body.top + top, body.centery - high // 2)
        return [alone]
    columns = max(1, (body.width - gap) // (screen.px(least[0]) + gap))
    width, high = (body.width - gap * columns) // columns, screen.px(least[1])
    rows = (divmod(number, columns) for number in range(count))
    return [
        pygame.Rect(body.left + column * (width + gap), body.top + row * (high + gap) + top, width, high)
        for row, column in rows
    ]
