"""« Qui joue ? »: children as animals of a colour, and a place for a new one."""

from datetime import date

import pygame

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
from codeweek.desktop.pages.adult import AdultsMenu, open_room
from codeweek.desktop.pages.gate import open_gate
from codeweek.desktop.pages.map import MapPage
from codeweek.desktop.pages.new_child import AnimalPage
from codeweek.desktop.pages.tiles import MARGIN, TilePage
from codeweek.desktop.widgets import Action, Button, Label, Widget
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
        return made + self._of_room()

    def _of_room(self) -> list[tuple[str, str, dict[str, object]]]:
        """In a room: a child of another machine, and two who play together."""
        room, text = self.app.room, self.app.text
        made: list[tuple[str, str, dict[str, object]]] = []
        if {*room.others()} - {*profiles(self.app.store)}:
            made.append(("mine", text("room.child.find.mine"), {"icon": "travel"}))
        if room.line:
            made.append(("two", text("room.child.find.two"), {"icon": "people"}))
        return made

    def foot(self, row: pygame.Rect) -> list[Widget]:
        """The room, or the way to one."""
        room, text, screen = self.app.room, self.app.text, self.app.screen
        words = text("room.window.join" if room.line is None else "room.window.in")
        width = Button.width_for(screen, words, "people", 18)
        place = (row.left, row.top, width, row.height)
        made: list[Widget] = [Button(place, "room", label=words, icon="people", size=18)]
        if said := room.said(text):
            left = row.left + width + screen.px(MARGIN)
            made.append(Label((left, row.top, row.right - left, row.height), said, size=18))
        return made

    def corner(self, right: int, top: int, side: int) -> list[Widget]:
        """The adult's."""
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
            open_gate(self.app, lambda: self.app.push(AdultsMenu(self.app)))
        elif action.name in ("room", "mine", "two"):
            self._open_room(action.name)
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

    def _open_room(self, what: str) -> None:
        from codeweek.desktop.room.join_page import JoinPage  # without a room nobody needs them
        from codeweek.desktop.room.who import MinePage, TwoPage

        if what == "room" and self.app.room.host:
            open_gate(self.app, lambda: open_room(self.app))
        elif what == "room":
            self.app.push(JoinPage(self.app))
        else:
            self.app.push((MinePage if what == "mine" else TwoPage)(self.app, self))

    def open(self, profile: Profile) -> None:
        """A child plays; in a room, once the room has said that it may."""
        if self.app.room.line is None:
            self.open_seated(profile)
            return
        from codeweek.desktop.room.seating import Sitting

        self.app.push(Sitting(self.app, self, profile))

    def open_seated(self, profile: Profile) -> None:
        """The map, and at once the level where the child was."""
        if profile not in self.app.room.profiles:
            self.app.room.seated(profile)
        page = self.sit(profile)
        if page.journey.progress.last:
            page.journey.back_again = True
            page.go_on()

    def sit(self, profile: Profile) -> MapPage:
        """The map of a child."""
        room = self.app.room
        if (
            room.line and not room.profiles and not room.is_refused(profile)
        ):  # it comes with a code, or with its file
            room.seated(profile)
            room.sit(profile)
        journey = self._journey(profile)
        journey.begin()
        page = MapPage(self.app, journey)
        self.app.push(page)
        return page

    def _journey(self, profile: Profile) -> Journey:
        """In the pack where the child was, if it is still there and played today; else in the course."""
        shelf, key = self.app.shelf, last_pack(self.app.store, profile)
        today = [each["pack"] for each in self.app.room.orders["plan"]["levels"]]
        if today and key not in today:
            key = today[0]
        pack = shelf.pack(key) if key in shelf.keys else None
        return shelf.journey(profile, pack or self.pack, key if pack else self.course)

    def shown(self) -> None:
        """The last one to play may be another; who played no longer does."""
        self.app.room.stand()
        self.first = 0
        self.focus = None
        self.relayout()
