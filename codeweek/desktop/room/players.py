"""Who plays, in a room: a child of another machine, or two children on this one."""

from typing import Protocol

from codeweek.app.child_profiles import COLOURS, Profile, profiles
from codeweek.desktop.app import App
from codeweek.desktop.pages.new_child import AnimalPage
from codeweek.desktop.pages.tiles import TilePage
from codeweek.desktop.room.seating import Sitting
from codeweek.desktop.widgets.widget import Action

MOST = 15  # children on one screen
Tiles = list[tuple[str, str, dict[str, object]]]


class Enters(Protocol):
    """The page of who plays."""

    def open(self, profile: Profile) -> None:
        """This child would like to play."""

    def open_seated(self, profile: Profile) -> None:
        """This child plays."""


class ManyPage(TilePage):
    """Children to choose from, a screen of them at a time."""

    def __init__(self, app: App) -> None:
        super().__init__(app)
        self.first = 0

    def some(self, children: list[Profile]) -> Tiles:
        """Those of this screen."""
        text = self.app.text
        self.first = self.first if self.first < len(children) else 0
        made: Tiles = []
        for child in children[self.first : self.first + MOST]:
            rest: dict[str, object] = {
                "picture": child.picture,
                "colour": COLOURS[child.colour],
                "value": child,
            }
            made.append(("profile", child.said_first(text), rest))
        if len(children) > MOST:
            made.append(("others", text("ui.profiles.others"), {"icon": "people"}))
        return made

    def act(self, action: Action) -> None:
        """The others."""
        if action.name == "others":
            self.first += MOST
            self.relayout()
        else:
            super().act(action)


class MinePage(ManyPage):
    """« Je joue déjà dans la salle »: the children that the room knows, and this computer does not."""

    title_key = "room.child.find.mine_title"

    def __init__(self, app: App, page: Enters) -> None:
        super().__init__(app)
        self.page = page

    def tiles(self) -> Tiles:
        """All of them."""
        here = profiles(self.app.store)
        return self.some([profile for profile in self.app.room.others() if profile not in here])

    def act(self, action: Action) -> None:
        """This is the one."""
        if action.name == "profile" and isinstance(action.value, Profile):
            self.app.pop()
            self.page.open(action.value)
        else:
            super().act(action)


class TwoPage(ManyPage):
    """« Nous sommes deux »: one after the other says who it is; both have what they do."""

    def __init__(self, app: App, page: Enters) -> None:
        super().__init__(app)
        self.page = page
        self.one: Profile | None = None

    @property
    def title_key(self) -> str:  # type: ignore[override]
        """Who plays, then who with."""
        return "room.child.find.two_title" if self.one else "ui.profiles.title"

    def tiles(self) -> Tiles:
        """Those of this computer, then those of the room, then a new one."""
        here = profiles(self.app.store)
        everybody = [*here, *(profile for profile in self.app.room.others() if profile not in here)]
        new: Tiles = [("new", self.app.text("ui.profiles.new"), {"icon": "plus"})]
        return self.some([profile for profile in everybody if profile != self.one]) + new

    def act(self, action: Action) -> None:
        """One of them."""
        if action.name == "profile" and isinstance(action.value, Profile):
            self.open(action.value)
        elif action.name == "new":
            self.app.push(AnimalPage(self.app, self))
        else:
            super().act(action)

    def open(self, profile: Profile) -> None:
        """It sits down, if the room lets it."""
        self.app.push(Sitting(self.app, self, profile))

    def open_seated(self, profile: Profile) -> None:
        """It sits; with the second one they play."""
        if self.one is None:
            self.one = profile
            self.first = 0
            self.relayout()
            return
        self.app.pop()
        self.app.room.seated(self.one, profile)
        self.page.open_seated(self.one)

    def back(self) -> None:
        """They play otherwise."""
        if self.one:
            self.app.room.seated(self.one)
            self.app.room.stand()
        super().back()
