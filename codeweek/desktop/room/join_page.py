"""« Rejoindre la salle »: found on the network, or at an address of few digits."""

import pygame

from codeweek.desktop.app import App
from codeweek.desktop.page import Page
from codeweek.desktop.pages.ask_page import Field, open_gate
from codeweek.desktop.pages.heading import MARGIN, column
from codeweek.desktop.room import http_client
from codeweek.desktop.room.http_client import Address, BackgroundTask, FoundRoom
from codeweek.desktop.widgets.widget import Action, Button, Label
from codeweek.server.discovery import own_address

WIDTH, ROW, GAP = 900, 56, 10
SAID, SMALL = 21, 18
MOST = 3  # rooms that are shown
KEYS = "1234567890.:"


class AddressField(Field):
    """Digits, points, and what separates the port."""

    def add(self, letters: str) -> None:
        """Write something more."""
        self.label = (self.label + letters.replace(",", "."))[:40]

    def _type(self, text: str) -> None:
        skip, self._skip = self._skip, False
        if not skip:
            self.add("".join(letter for letter in text if letter.isalnum() or letter in ".,:-"))


class JoinPage(Page):
    """Rooms that answer, then a line for an address; where one is joined, how to leave it."""

    def __init__(self, app: App) -> None:
        super().__init__(app)
        self.field = AddressField(pygame.Rect(0, 0, 0, 0), "")
        self.rooms: tuple[FoundRoom, ...] = ()
        self.looking: BackgroundTask[tuple[FoundRoom, ...]] | None = None
        self.asking: BackgroundTask[str] | None = None
        self.wanted: Address | None = None
        self.problem = ""  # its key
        if app.room.client is None:
            self.look()

    def look(self) -> None:
        """Ask the network for rooms."""
        self.looking = BackgroundTask(http_client.find_rooms)

    # What is shown.

    def layout(self) -> None:
        """A bar, what is so, the rooms that were found, then the line with its keys."""
        screen, text = self.app.screen, self.app.text
        title = text("room.window.in" if self.app.room.client else "room.window.join")
        self.widgets, room = column(screen, text, title, WIDTH)
        half = screen.px(MARGIN) // 2
        said = text(self._said(), address=self._where())
        high = screen.paragraph_height(said, room.width, SAID)
        self.widgets.append(Label((room.left, room.top + half, room.width, high), said, size=SAID))
        body = pygame.Rect(room.left, room.top + high + 2 * half, room.width, 0)
        body.height = room.bottom - body.top
        if self.app.room.client:
            self._add_leaving(body)
        else:
            self._add_choices(body)

    def _said(self) -> str:
        room = self.app.room
        if room.client:
            return "room.window.joined" if room.here else "room.window.joined_far"
        if self.asking:
            return "room.window.asks"
        if self.problem:
            return f"room.window.{self.problem}"
        if self.looking:
            return "room.window.looks"
        return "room.window.found" if self.rooms else "room.window.none"

    def _where(self) -> str:
        line = self.app.room.client
        address = line.address if line else self.wanted
        return address.written if address else ""

    def _add_leaving(self, body: pygame.Rect) -> None:
        screen, text = self.app.screen, self.app.text
        row, width = screen.px(ROW), body.width // 2
        play = Button((body.right - width, body.top, width, row), "back", label=text("room.window.play"))
        play.icon, play.kind = "play", "primary"
        words = text("room.window.leave")
        wide = min(body.width - width - screen.px(GAP), Button.width_for(screen, words, "close"))
        self.widgets += [Button((body.left, body.top, wide, row), "leave", label=words, icon="close"), play]
        self.set_focus(play, self.focus_seen)

    def _add_choices(self, body: pygame.Rect) -> None:
        screen, text = self.app.screen, self.app.text
        row, gap, y = screen.px(ROW), screen.px(GAP), body.top
        for place, room in enumerate(self.rooms[:MOST]):
            words = text("room.window.room_at", address=room.address.written)
            kind = "plain" if place else "primary"
            spot = (body.left, y, body.width, row)
            self.widgets.append(
                Button(spot, "room", label=words, icon="people", value=room, kind=kind, size=22)
            )
            y += row + gap
        said = text("room.window.type")
        high = screen.paragraph_height(said, body.width, SMALL)
        self.widgets.append(Label((body.left, y, body.width, high), said, size=SMALL))
        y += high + gap
        go = text("room.window.go")
        wide = max(screen.px(160), Button.width_for(screen, go, "check", 22))
        self.field.rect = pygame.Rect(body.left, y, body.width - wide - gap, row)
        button = Button((self.field.rect.right + gap, y, wide, row), "go", label=go, icon="check", size=22)
        button.kind = "plain" if self.rooms else "primary"
        button.enabled = self.asking is None
        self.widgets += [self.field, button]
        self._add_keys(
            pygame.Rect(body.left, y + row + gap, body.width, min(row, body.bottom - y - row - gap))
        )
        self._focus()

    def _add_keys(self, row: pygame.Rect) -> None:
        screen, text = self.app.screen, self.app.text
        gap, count = screen.px(6), len(KEYS) + 2
        look = text("room.window.again")
        wide = Button.width_for(screen, look, "repeat", SMALL)
        one = (row.width - wide - gap * (count - 1)) // (count - 1)
        fits = one >= screen.px(44)
        lines = [KEYS + "<"] if fits else [KEYS[:6], KEYS[6:] + "<"]
        one = one if fits else (row.width - 6 * gap) // 7
        for number, keys in enumerate(lines):
            top = row.top + number * (row.height + gap)
            for place, key in enumerate(keys):
                spot = (row.left + place * (one + gap), top, one, row.height)
                label, icon = ("", "back") if key == "<" else (key, "")
                tip = text("ui.ask.back") if key == "<" else ""
                self.widgets.append(
                    Button(spot, "key", label=label, icon=icon, value=key, size=22, tooltip=tip)
                )
        top = row.top if fits else row.top + 2 * (row.height + gap)
        end = (row.right - wide, top, wide, row.height)
        button = Button(end, "look", label=look, icon="repeat", size=SMALL, enabled=self.looking is None)
        self.widgets.append(button)

    def _focus(self) -> None:
        if self.rooms and not self.field.label:
            self.focus_on("room")
        else:
            self.set_focus(self.field, self.focus_seen)

    # What happens.

    def tick(self, dt: float) -> bool:  # noqa: ARG002
        """What the network has answered."""
        if self.looking and self.looking.over:
            self.rooms, self.looking = self.looking.value or (), None
            self.relayout()
        if self.asking and self.asking.over:
            room, self.asking = self.asking.value, None
            self._asked(room or "")
        return False

    def _asked(self, room: str) -> None:
        if room and self.wanted:
            self._join(FoundRoom(self.wanted, room))
        else:
            self.problem = "not_there"
            self.relayout()

    def act(self, action: Action) -> None:
        """Join one of those found, write an address and go there, look again, leave."""
        if action.name == "back":
            self.back()
        elif action.name == "room" and isinstance(action.value, FoundRoom):
            self._join(action.value)
        elif action.name in ("go", "answer"):
            self._go()
        elif action.name == "key":
            self._write(str(action.value))
        elif action.name == "look" and not self.looking:
            self.problem = ""
            self.look()
            self.relayout()
        elif action.name == "leave":
            open_gate(self.app, self._leave)

    def _leave(self) -> None:
        self.app.room.leave(forget=True)
        self.look()
        self.relayout()

    def _write(self, key: str) -> None:
        if key == "<":
            self.field.back()
        else:
            self.field.add(key)
        self.set_focus(self.field, seen=False)

    def _go(self) -> None:
        if self.asking:
            return
        address = (
            http_client.read_address(self.field.label, own_address() or "")
            if self.field.label.strip()
            else None
        )
        self.wanted = address
        self.problem = "" if address else "no_address"
        if address:
            self.asking = BackgroundTask(lambda: http_client.room_at(address))
        self.relayout()

    def _join(self, found: FoundRoom) -> None:
        self.app.room.enter(*found.address, found.room)
        self.app.pop()

    def shown(self) -> None:
        """The keyboard stands where one goes on."""
        self.relayout()
