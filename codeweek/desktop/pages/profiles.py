"""« Qui joue ? »: children as animals of a colour, and a place for a new one."""

from datetime import date

from codeweek.desktop import roster
from codeweek.desktop.app import App
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
from codeweek.desktop.pages.new_child import AnimalPage
from codeweek.desktop.pages.roster import RosterPage
from codeweek.desktop.pages.tiles import TilePage
from codeweek.desktop.widgets import Action, Button, Widget
from codeweek.packs.pack import Pack

MOST = 8  # children on one screen


class ProfilesPage(TilePage):
    """Who plays: those who played last first, then a new child; a corner for the adult."""

    title_key = "ui.profiles.title"

    def __init__(self, app: App, pack: Pack, course: str = "") -> None:
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
