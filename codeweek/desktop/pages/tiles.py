"""Pages of large pictures to choose from."""

import pygame

from codeweek.desktop.page import Page
from codeweek.desktop.pages import key_help
from codeweek.desktop.pages.heading import back, title
from codeweek.desktop.pages.settings import SettingsPage
from codeweek.desktop.pages.welcome import all_animals
from codeweek.desktop.painting import draw, tints
from codeweek.desktop.painting.theme import mix
from codeweek.desktop.screen import CENTRE, Screen
from codeweek.desktop.widgets.widget import Action, Button, Widget

TILE = 210
MARGIN = 20


class Tile(Widget):
    """A large picture on a round of colour, with a few words under it."""

    def __init__(
        self,
        rect: pygame.Rect,
        action: str,
        label: str,
        *,
        picture: str = "",
        colour: str = "",
        icon: str = "",
        value: object = None,
        many: tuple[str, ...] = (),
    ) -> None:
        super().__init__(rect, action, label=label, value=value)
        self.picture, self.colour, self.icon = picture, colour, icon
        self.many = many  # animals, in place of one picture

    def draw(self, screen: Screen) -> None:
        """Paint the card, the round, the words."""
        theme, lifted = screen.theme, self.hovered and not self.pressed
        box = self.rect.move(0, -screen.px(4)) if lifted else self.rect
        screen.card(box, None, 26, 14 if lifted else 8)
        foot = screen.px(40) if self.label else screen.px(10)
        side = min(box.width, box.height - foot) - screen.px(24)
        centre = box.centerx, box.top + screen.px(14) + side // 2
        if self.many:
            all_animals(screen, self.many, centre, side)
        elif self.picture:
            tints.badge(screen, self.picture, centre, side, self.colour or mix(theme.card, theme.panel, 0.8))
        else:
            draw.circle(screen.surface, centre, side // 2, mix(theme.card, theme.primary.fill, 0.16))
            screen.icon(
                self.icon, centre, round(side * 0.5), theme.primary.fill if not theme.dark else theme.ink
            )
        line = pygame.Rect(
            box.left + screen.px(8), box.bottom - foot, box.width - screen.px(16), foot - screen.px(6)
        )
        if self.label:
            self.write(screen, self.label, line, 19, theme.ink, "bold", CENTRE)


class TilePage(Page):
    """A title, and large tiles in a grid."""

    title_key = ""

    def tiles(self) -> list[tuple[str, str, dict[str, object]]]:
        """Action, label, and the rest of each tile."""
        return []

    def layout(self) -> None:
        """A bar, what stands between, a foot."""
        screen, text = self.app.screen, self.app.text
        margin, side = screen.px(MARGIN), screen.px(56)
        corner = self.corner(screen.rect.width - 2 * margin - side, margin, side)
        aside = margin + side + margin // 2 + (margin + corner[0].rect.width if corner else 0)
        head = self.heading(pygame.Rect(aside, margin, screen.rect.width - 2 * aside, side))
        self.widgets = [
            head,
            back(text, (margin, margin, side, side)),
            Button(
                (screen.rect.width - margin - side, margin, side, side),
                "settings",
                icon="gear",
                tooltip=text("ui.menu.settings"),
            ),
            *corner,
        ]
        body = pygame.Rect(margin, head.rect.bottom + margin, screen.rect.width - 2 * margin, 0)
        body.height = screen.rect.height - body.top - margin
        foot = self.foot(pygame.Rect(margin, body.bottom - screen.px(52), body.width, screen.px(52)))
        if foot:
            body.height -= screen.px(52) + margin // 2
            self.widgets.extend(foot)
        self.widgets[1:1] = self.inside(body)
        first = next((w for w in self.widgets if isinstance(w, Tile)), None)
        self.set_focus(first, self.focus_seen)

    def heading(self, rect: pygame.Rect) -> Widget:
        """What stands over the tiles."""
        return title(self.app.screen, rect, self.app.text(self.title_key), 36, CENTRE)

    def inside(self, body: pygame.Rect) -> list[Widget]:
        """What stands between the heading and the foot: the tiles."""
        return self.grid(body)

    def corner(self, right: int, top: int, side: int) -> list[Widget]:  # noqa: ARG002
        """A button to the left of the settings, if any."""
        return []

    def foot(self, row: pygame.Rect) -> list[Widget]:  # noqa: ARG002
        """What stands under the tiles, if anything."""
        return []

    def grid(self, body: pygame.Rect) -> list[Widget]:
        """The tiles in as many columns as make them the largest."""
        screen, tiles = self.app.screen, self.tiles()
        gap, count = screen.px(18), max(1, len(tiles))
        best = max(range(1, 7), key=lambda n: min(body.width // n, body.height // -(-count // n)))
        rows = -(-count // best)
        side = min(body.width // best, body.height // rows, screen.px(TILE + 60)) - gap
        high = min(body.height // rows - gap, side + screen.px(16))
        top = body.top + (body.height - rows * (high + gap) + gap) // 2
        made: list[Widget] = []
        for i, (action, label, rest) in enumerate(tiles):
            row, column = divmod(i, best)
            in_row = min(best, count - row * best)
            left = body.centerx - (in_row * (side + gap) - gap) // 2 + column * (side + gap)
            rect = pygame.Rect(left, top + row * (high + gap), side, high)
            made.append(Tile(rect, action, label, **rest))  # type: ignore[arg-type]
        return made

    def key(self, event: pygame.event.Event) -> bool:
        """F1 and ? show the keys."""
        return key_help.asked(self.app, event)

    def act(self, action: Action) -> None:
        """The corners; the tiles belong to each page."""
        if action.name == "back":
            self.back()
        elif action.name == "settings":
            self.app.push(SettingsPage(self.app))
