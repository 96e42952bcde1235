"""« Qui joue ? »: children as animals of a colour, and a place for a new one."""

from typing import TYPE_CHECKING

import pygame

from codeweek.desktop import draw, tints
from codeweek.desktop.dialog import Dialog
from codeweek.desktop.journey import ANIMALS, COLOURS, Journey, Profile, key_of, profiles
from codeweek.desktop.page import Page
from codeweek.desktop.pages.map import MapPage
from codeweek.desktop.pages.settings import SettingsPage
from codeweek.desktop.screen import CENTRE, Screen
from codeweek.desktop.theme import mix
from codeweek.desktop.widgets import Action, Button, Label, Widget
from codeweek.pack import Pack

if TYPE_CHECKING:
    from codeweek.desktop.app import App

MOST = 8  # children on one screen
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
    ) -> None:
        super().__init__(rect, action, label=label, value=value)
        self.picture, self.colour, self.icon = picture, colour, icon

    def draw(self, screen: Screen) -> None:
        """Paint the card, the round, the words."""
        theme, lifted = screen.theme, self.hovered and not self.pressed
        box = self.rect.move(0, -screen.px(4)) if lifted else self.rect
        screen.card(box, None, 26, 14 if lifted else 8)
        foot = screen.px(40) if self.label else screen.px(10)
        side = min(box.width, box.height - foot) - screen.px(24)
        centre = box.centerx, box.top + screen.px(14) + side // 2
        if self.picture:
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
        """As many columns as make the largest tiles."""
        screen, text = self.app.screen, self.app.text
        margin, side = screen.px(MARGIN), screen.px(56)
        corner = self.corner(screen.rect.width - 2 * margin - side, margin, side)
        aside = margin + side + (margin + corner[0].rect.width if corner else 0)
        title = pygame.Rect(aside, margin, screen.rect.width - 2 * aside, side)
        self.widgets = [
            Label(title, text(self.title_key), size=36, face="bold", align=CENTRE),
            Button((margin, margin, side, side), "back", icon="back", tooltip=text("ui.menu.back")),
            Button(
                (screen.rect.width - margin - side, margin, side, side),
                "settings",
                icon="gear",
                tooltip=text("ui.menu.settings"),
            ),
            *corner,
        ]
        body = pygame.Rect(margin, title.bottom + margin, screen.rect.width - 2 * margin, 0)
        body.height = screen.rect.height - body.top - margin
        self.widgets[1:1] = self._grid(body)
        first = next((w for w in self.widgets if isinstance(w, Tile)), None)
        self.set_focus(first, self.focus_seen)

    def corner(self, right: int, top: int, side: int) -> list[Widget]:  # noqa: ARG002
        """A button to the left of the settings, if any."""
        return []

    def _grid(self, body: pygame.Rect) -> list[Widget]:
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

    def act(self, action: Action) -> None:
        """The corners; the tiles belong to each page."""
        if action.name == "back":
            self.back()
        elif action.name == "settings":
            self.app.push(SettingsPage(self.app))


class ProfilesPage(TilePage):
    """Who plays: those who played last first, then a new child; the adult may take one away."""

    title_key = "ui.profiles.title"

    def __init__(self, app: "App", pack: Pack, course: str = "") -> None:
        super().__init__(app)
        self.pack, self.course = pack, course or key_of(pack)
        self.first = 0  # the first child of this screen
        self._journeys: dict[Profile, Journey] = {}  # with what each can undo

    def tiles(self) -> list[tuple[str, str, dict[str, object]]]:
        """Children, the others if there are many, and the new one."""
        text, everyone = self.app.text, profiles(self.app.store)
        made: list[tuple[str, str, dict[str, object]]] = [
            (
                "profile",
                _capital(profile.said(text)),
                {"picture": profile.picture, "colour": COLOURS[profile.colour], "value": profile},
            )
            for profile in everyone[self.first : self.first + MOST]
        ]
        if len(everyone) > MOST:
            made.append(("others", text("ui.profiles.others"), {"icon": "people"}))
        if not everyone or len(everyone) < len(ANIMALS) * len(COLOURS):
            made.append(("new", text("ui.profiles.new"), {"icon": "plus"}))
        return made

    def corner(self, right: int, top: int, side: int) -> list[Widget]:
        """The adult's, once there are children."""
        if not profiles(self.app.store):
            return []
        screen, words = self.app.screen, self.app.text("ui.profiles.adult")
        width = Button.width_for(screen, words, "person", 18)
        return [Button((right - width, top, width, side), "adult", label=words, icon="person", size=18)]

    def act(self, action: Action) -> None:
        """Sit a child down, or make a new one."""
        if action.name == "profile" and isinstance(action.value, Profile):
            self.open(action.value)
        elif action.name == "new":
            self.app.push(AnimalPage(self.app, self))
        elif action.name == "others":
            self.first = 0 if self.first + MOST >= len(profiles(self.app.store)) else self.first + MOST
            self.relayout()
        elif action.name == "adult":
            self.app.push(RemovePage(self.app, self))
        else:
            super().act(action)

    def back(self) -> None:
        """The arrow and Escape close the app: not by surprise."""
        text = self.app.text
        answers = [("stay", text("ui.leave.stay"), "back"), ("leave", text("ui.leave.leave"), "close")]
        title, body = text("ui.leave.title"), text("ui.leave.body")
        self.app.push(Dialog(self.app, title, body, answers, self._left, grave=True))

    def _left(self, answer: str) -> None:
        if answer == "leave":
            self.app.quit()

    def remove(self, profile: Profile) -> None:
        """Forget a child and all its stars."""
        self.app.store.delete(profile.name)
        self._journeys.pop(profile, None)

    def open(self, profile: Profile) -> None:
        """The map, and at once the level where the child was."""
        if profile not in self._journeys:
            self._journeys[profile] = Journey(self.app.store, profile, self.pack, self.course)
        journey = self._journeys[profile]
        journey.begin()
        page = MapPage(self.app, journey)
        self.app.push(page)
        if journey.progress.last:
            journey.back_again = True
            page.go_on()

    def shown(self) -> None:
        """The last one to play may be another."""
        self.first = 0
        self.focus = None
        self.relayout()


class RemovePage(ProfilesPage):
    """For the adult: which child to take away; asked again before it is done."""

    title_key = "ui.profiles.remove"

    def __init__(self, app: "App", everyone: ProfilesPage) -> None:
        super().__init__(app, everyone.pack, everyone.course)
        self.everyone = everyone

    def tiles(self) -> list[tuple[str, str, dict[str, object]]]:
        """The children only."""
        return [tile for tile in super().tiles() if tile[0] != "new"]

    def corner(self, right: int, top: int, side: int) -> list[Widget]:  # noqa: ARG002
        """Nothing more."""
        return []

    def open(self, profile: Profile) -> None:
        """Ask."""
        text = self.app.text
        answers = [("keep", text("ui.profiles.keep"), "back"), ("remove", text("ui.profiles.take"), "trash")]
        title, body = text("ui.profiles.sure", who=_capital(profile.said(text))), text("ui.profiles.lost")

        def answered(answer: str) -> None:
            if answer == "remove":
                self.everyone.remove(profile)
                self.shown()

        self.app.push(Dialog(self.app, title, body, answers, answered, profile.picture, grave=True))

    def back(self) -> None:
        """To the children."""
        self.app.pop()


class AnimalPage(TilePage):
    """A new child chooses an animal."""

    title_key = "ui.profiles.animal"

    def __init__(self, app: "App", profiles_page: ProfilesPage) -> None:
        super().__init__(app)
        self.profiles_page = profiles_page

    def tiles(self) -> list[tuple[str, str, dict[str, object]]]:
        """Twelve animals, those with a colour left."""
        text, taken = self.app.text, [profile.animal for profile in profiles(self.app.store)]
        free = [animal for animal in ANIMALS if taken.count(animal) < len(COLOURS)]
        return [
            (
                "animal",
                _capital(text(f"ui.animals.{animal}.name")),
                {"picture": f"animals/{animal}", "value": animal},
            )
            for animal in free
        ]

    def act(self, action: Action) -> None:
        """On to the colours."""
        if action.name == "animal":
            self.app.push(ColourPage(self.app, self.profiles_page, str(action.value)))
        else:
            super().act(action)


class ColourPage(TilePage):
    """A new child chooses a colour, among those nobody has with this animal."""

    title_key = "ui.profiles.colour"

    def __init__(self, app: "App", profiles_page: ProfilesPage, animal: str) -> None:
        super().__init__(app)
        self.profiles_page, self.animal = profiles_page, animal

    def tiles(self) -> list[tuple[str, str, dict[str, object]]]:
        """The animal on each colour."""
        taken = profiles(self.app.store)
        free = [Profile(self.animal, c) for c in COLOURS if Profile(self.animal, c) not in taken]
        return [
            (
                "colour",
                _capital(profile.said(self.app.text)),
                {"picture": profile.picture, "colour": COLOURS[profile.colour], "value": profile},
            )
            for profile in free
        ]

    def act(self, action: Action) -> None:
        """The child is made: straight to the map."""
        if action.name == "colour" and isinstance(action.value, Profile):
            self.app.pop()
            self.app.pop()
            self.profiles_page.open(action.value)
        else:
            super().act(action)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
