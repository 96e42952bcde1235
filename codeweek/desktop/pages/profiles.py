"""« Qui joue ? »: children as animals of a colour, and a place for a new one."""

from datetime import date
from typing import TYPE_CHECKING

import pygame

from codeweek.app import child_profiles
from codeweek.app.child_profiles import ANIMALS, COLOURS, Profile, everybody, last_pack, profiles
from codeweek.app.journey import SHIPPED, Journey, key_of
from codeweek.desktop.app import App
from codeweek.desktop.pages.adult import AdultsMenu, open_room
from codeweek.desktop.pages.ask_page import open_gate
from codeweek.desktop.pages.new_child import AnimalPage, DoorsPage, door_speakers, door_tiles, say_doors
from codeweek.desktop.pages.problems import open_said
from codeweek.desktop.pages.tiles import MARGIN, TilePage
from codeweek.desktop.pages.welcome import Logo, Parade
from codeweek.desktop.sound.voice import SpokenText
from codeweek.desktop.widgets.dialog import Dialog
from codeweek.desktop.widgets.widget import Action, Button, Label, Widget
from codeweek.packs.pack import Pack
from codeweek.play import builtin
from codeweek.progress.doors import Door

if TYPE_CHECKING:
    from codeweek.desktop.pages.map import MapPage

MOST = 8  # children on one screen
LOGO, PARADE = 0.12, 0.15  # of the height of the window
NARROW = 420  # units under which the name of the game is under the bar


class ProfilesPage(TilePage):
    """Who plays: those who played last first, then a new child; a corner for the adult.

    Without a `pack` it is the course, which is read when it is first needed.
    """

    title_key = "ui.profiles.title"
    tells_of_room = True

    def __init__(self, app: App, pack: Pack | None = None, course: str = "") -> None:
        super().__init__(app)
        self._pack, self.course = pack, course or (key_of(pack) if pack else SHIPPED)
        self.first = 0  # the first child of this screen
        self.door: Door | None = None  # by which a new one comes in
        self.parade: Parade | None = None
        child_profiles.sweep(app.store, date.today())

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
        if everyone:
            made.append(("new", text("ui.profiles.new"), {"many": tuple(ANIMALS)}))
        else:
            made += door_tiles(text)
        return made + self._of_room()

    def heading(self, rect: pygame.Rect) -> Widget:
        """The name of the game; under the bar in a narrow window."""
        screen, someone = self.app.screen, bool(profiles(self.app.store))
        high = round(screen.rect.height * LOGO)
        if rect.width >= screen.px(NARROW):
            rect = pygame.Rect(rect.left, screen.px(MARGIN) // 2, rect.width, max(rect.height, high))
        else:
            rect = pygame.Rect(
                screen.px(MARGIN), rect.bottom, screen.rect.width - 2 * screen.px(MARGIN), high
            )
        return Logo(rect, self.app.text(self.title_key if someone else "ui.doors.title"))

    def inside(self, body: pygame.Rect) -> list[Widget]:
        """The tiles; heroes under them."""
        screen, still = self.app.screen, self.app.settings.reduced_motion
        high = round(screen.rect.height * PARADE)
        stage = pygame.Rect(body.left, body.bottom - high, body.width, high)
        self.parade = Parade(stage, still, self.parade)
        room = pygame.Rect(body.left, body.top, body.width, body.height - high - screen.px(MARGIN) // 2)
        made = self.grid(room)
        return [*made, *door_speakers(self.app, made), self.parade]

    def handle(self, event: pygame.event.Event) -> None:
        """Any event wakes the heroes up."""
        if self.parade:
            self.parade.wake()
        super().handle(event)

    def _of_room(self) -> list[tuple[str, str, dict[str, object]]]:
        """In a room: a child of another machine, and two who play together."""
        room, text = self.app.room, self.app.text
        made: list[tuple[str, str, dict[str, object]]] = []
        if {*room.others()} - {*profiles(self.app.store)}:
            made.append(("mine", text("room.child.find.mine"), {"icon": "travel"}))
        if room.client:
            made.append(("two", text("room.child.find.two"), {"icon": "people"}))
        return made

    def foot(self, row: pygame.Rect) -> list[Widget]:
        """The room, or the way to one."""
        room, text, screen = self.app.room, self.app.text, self.app.screen
        words = text("room.window.join" if room.client is None else "room.window.in")
        width = Button.width_for(screen, words, "people", 18)
        place = (row.left, row.top, width, row.height)
        have = text("resume.have")
        code = Button.width_for(screen, have, "pencil", 18)
        made: list[Widget] = [
            Button(place, "room", label=words, icon="people", size=18),
            Button((row.right - code, row.top, code, row.height), "have", label=have, icon="pencil", size=18),
        ]
        if said := room.said(text):
            left = row.left + width + screen.px(MARGIN)
            wide = row.right - code - screen.px(MARGIN) - left
            made.append(Label((left, row.top, wide, row.height), said, size=18))
        return made

    def corner(self, right: int, top: int, side: int) -> list[Widget]:
        """The adult's."""
        screen, words = self.app.screen, self.app.text("ui.profiles.adult")
        width = Button.width_for(screen, words, "person", 18)
        return [Button((right - width, top, width, side), "adult", label=words, icon="person", size=18)]

    def act(self, action: Action) -> None:
        """Sit a child down, or make a new one."""
        if action.name == "read":
            self.app.voice.say(SpokenText(str(action.value)))
            return
        self.app.voice.stop()
        self.door = None  # one that was chosen, and nobody came in by it
        if action.name == "profile" and isinstance(action.value, Profile):
            self.open(action.value)
        elif action.name == "new" and self._has_room():
            self.app.push(DoorsPage(self.app, self._begin))
        elif isinstance(action.value, Door) and self._has_room():
            self._begin(action.value)
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

    def _has_room(self) -> bool:
        """Whether an animal is left for a new child; said if none is. Those put away have theirs still."""
        app = self.app
        if len(everybody(app.store)) < len(ANIMALS) * len(COLOURS):
            return True
        where = app.text("room.window.children")
        open_said(app, app.text("ui.profiles.full"), app.text("ui.profiles.full_why", children=where))
        return False

    def _begin(self, door: Door) -> None:
        """A new child, by a door."""
        self.door = door
        self.app.push(AnimalPage(self.app, self))

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
        from codeweek.desktop.room.players import MinePage, TwoPage

        if what == "room" and self.app.room.host:
            open_gate(self.app, lambda: open_room(self.app))
        elif what == "room":
            self.app.push(JoinPage(self.app))
        else:
            self.app.push((MinePage if what == "mine" else TwoPage)(self.app, self))

    def open(self, profile: Profile) -> None:
        """A child plays; in a room, once the room has said that it may."""
        if self.app.room.client is None:
            new = profile not in everybody(self.app.store)
            page = self._seat(profile)
            if new:
                page.go_on()
            return
        from codeweek.desktop.room.seating import Sitting

        self.app.push(Sitting(self.app, self, profile))

    def open_seated(self, profile: Profile) -> None:
        """The map, and at once the level where the child was."""
        self._seat(profile)

    def _seat(self, profile: Profile) -> "MapPage":
        if profile not in self.app.room.profiles:
            self.app.room.seated(profile)
        new = profile not in everybody(self.app.store)
        page = self.sit(profile)
        if page.journey.progress.last and not new:
            page.journey.back_again = True
            page.go_on()
        return page

    def sit(self, profile: Profile) -> "MapPage":
        """The map of a child."""
        from codeweek.desktop.pages.map import MapPage  # brings the pages of a level

        room = self.app.room
        if (
            room.client and not room.profiles and not room.is_refused(profile)
        ):  # it comes with a code, or with its file
            room.seated(profile)
            room.sit(profile)
        new = profile not in everybody(self.app.store)
        journey = self._journey(profile)
        journey.begin()
        if new and self.door:
            journey.enter_by(self.door)
        self.door = None
        page = MapPage(self.app, journey)
        self.app.push(page)
        return page

    def _journey(self, profile: Profile) -> Journey:
        """In the pack where the child was, if it is still there and played today; else in the course."""
        shelf, key = self.app.library, last_pack(self.app.store, profile)
        today = [level["pack"] for level in self.app.room.orders["plan"]["levels"]]
        if today and key not in today:
            key = today[0]
        pack = shelf.pack(key) if key in shelf.keys else None
        return shelf.journey(profile, pack or self._pack or builtin.pack(), key if pack else self.course)

    def shown(self) -> None:
        """The last one to play may be another; who played no longer does."""
        self.app.room.stand()
        self.first = 0
        self.focus = None
        self.relayout()
        if not profiles(self.app.store):
            say_doors(self.app)
