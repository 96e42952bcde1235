"""« Qui joue ? »: children as animals of a colour, and a place for a new one."""

from datetime import date
from typing import TYPE_CHECKING, Protocol

from codeweek.desktop import roster
from codeweek.desktop.dialog import Dialog
from codeweek.desktop.journey import (
    ANIMALS,
    COLOURS,
    Journey,
    Profile,
    everybody,
    key_of,
    last_pack,
    profiles,
)
from codeweek.desktop.pages.gate import open_gate
from codeweek.desktop.pages.map import MapPage
from codeweek.desktop.pages.roster import RosterPage
from codeweek.desktop.pages.tiles import TilePage
from codeweek.desktop.widgets import Action, Button, Widget
from codeweek.packs.pack import Pack

if TYPE_CHECKING:
    from codeweek.desktop.app import App

MOST = 8  # children on one screen


class ProfilesPage(TilePage):
    """Who plays: those who played last first, then a new child; a corner for the adult."""

    title_key = "ui.profiles.title"

    def __init__(self, app: "App", pack: Pack, course: str = "") -> None:
        super().__init__(app)
        self.pack, self.course = pack, course or key_of(pack)
        self.first = 0  # the first child of this screen
        roster.sweep(app.store, date.today())

    def tiles(self) -> list[tuple[str, str, dict[str, object]]]:
        """Children, the others if there are many, and the new one."""
        text, everyone = self.app.text, profiles(self.app.store)
        made: list[tuple[str, str, dict[str, object]]] = [
            (
                "profile",
                profile.said_first(text),
                {"picture": profile.picture, "colour": COLOURS[profile.colour], "value": profile},
            )
            for profile in everyone[self.first : self.first + MOST]
        ]
        if len(everyone) > MOST:
            made.append(("others", text("ui.profiles.others"), {"icon": "people"}))
        if len(everybody(self.app.store)) < len(ANIMALS) * len(COLOURS):
            made.append(("new", text("ui.profiles.new"), {"icon": "plus"}))
        made.append(("have", text("resume.have"), {"icon": "pencil"}))
        return made

    def corner(self, right: int, top: int, side: int) -> list[Widget]:
        """The adult's, once there are children."""
        if not everybody(self.app.store):
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
        elif action.name == "have":
            from codeweek.desktop.pages.have_code import HaveCodePage  # few come from elsewhere

            self.app.push(HaveCodePage(self.app))
        elif action.name == "others":
            self.first = 0 if self.first + MOST >= len(profiles(self.app.store)) else self.first + MOST
            self.relayout()
        elif action.name == "adult":
            open_gate(self.app, lambda: self.app.push(RosterPage(self.app)))
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

    def open(self, profile: Profile) -> None:
        """The map, and at once the level where the child was."""
        page = self.sit(profile)
        if page.journey.progress.last:
            page.journey.back_again = True
            page.go_on()

    def sit(self, profile: Profile) -> MapPage:
        """The map of a child."""
        journey = self._journey(profile)
        journey.begin()
        page = MapPage(self.app, journey)
        self.app.push(page)
        return page

    def _journey(self, profile: Profile) -> Journey:
        """In the pack where the child was, if it is still there; else in the course."""
        shelf, key = self.app.shelf, last_pack(self.app.store, profile)
        pack = shelf.pack(key) if key in shelf.keys else None
        return shelf.journey(profile, pack or self.pack, key if pack else self.course)

    def shown(self) -> None:
        """The last one to play may be another."""
        self.first = 0
        self.focus = None
        self.relayout()


class Opens(Protocol):
    """What goes on with the child that was made."""

    def open(self, profile: Profile) -> None:
        """Go on with this one."""


class AnimalPage(TilePage):
    """A new child chooses an animal."""

    title_key = "ui.profiles.animal"

    def __init__(self, app: "App", profiles_page: Opens, title_key: str = title_key) -> None:
        super().__init__(app)
        self.profiles_page, self.title_key = profiles_page, title_key

    def tiles(self) -> list[tuple[str, str, dict[str, object]]]:
        """Twelve animals, those with a colour left."""
        text, taken = self.app.text, [profile.animal for profile in everybody(self.app.store)]
        free = [animal for animal in ANIMALS if taken.count(animal) < len(COLOURS)]
        return [
            (
                "animal",
                capital(text(f"ui.animals.{animal}.name")),
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

    def __init__(self, app: "App", profiles_page: Opens, animal: str) -> None:
        super().__init__(app)
        self.profiles_page, self.animal = profiles_page, animal

    def tiles(self) -> list[tuple[str, str, dict[str, object]]]:
        """The animal on each colour."""
        return [
            (
                "colour",
                profile.said_first(self.app.text),
                {"picture": profile.picture, "colour": COLOURS[profile.colour], "value": profile},
            )
            for profile in self.free()
        ]

    def free(self) -> list[Profile]:
        """Those that nobody here is."""
        taken = everybody(self.app.store)
        return [found for c in COLOURS if (found := Profile(self.animal, c)) not in taken]

    def act(self, action: Action) -> None:
        """The child is made: straight to the map."""
        if action.name == "colour" and isinstance(action.value, Profile):
            self.app.pop()
            self.app.pop()
            self.profiles_page.open(action.value)
        else:
            super().act(action)


def capital(words: str) -> str:
    """The words with a capital at their head."""
    return words[:1].upper() + words[1:]
