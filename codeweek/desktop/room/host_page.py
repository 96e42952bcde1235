"""« Ouvrir la salle »: where the others find it, how many came, the board; the adult's code for who asks."""

import webbrowser

import pygame

from codeweek.desktop.app import App
from codeweek.desktop.page import Page
from codeweek.desktop.pages.heading import MARGIN, column
from codeweek.desktop.room import host
from codeweek.desktop.room.host import Host, Refusal
from codeweek.desktop.room.http_client import BackgroundTask
from codeweek.desktop.screen import Screen
from codeweek.desktop.widgets.dialog import Dialog
from codeweek.desktop.widgets.widget import Action, Button, Label, Widget
from codeweek.server.discovery import qr_rows

WIDTH, ROW, GAP = 1080, 58, 12
LARGE, READ, SMALL = 54, 20, 18
SMALLEST = 24
EDGE = 3  # light squares around a code to photograph
EVERY = 1.0  # seconds between two looks at the room


class QrCode(Widget):
    """An address to photograph: dark on light, whatever the colours of the window."""

    focusable = False

    def __init__(self, rect: pygame.Rect, address: str) -> None:
        super().__init__(rect, spoken=address)
        self.rows = qr_rows(address)

    def draw(self, screen: Screen) -> None:
        """Squares of whole pixels, so that a camera reads them."""
        count = len(self.rows) + 2 * EDGE
        side = min(self.rect.size) // count
        box = pygame.Rect(0, 0, side * count, side * count)
        box.center = self.rect.center
        screen.surface.fill("#ffffff", box)
        for down, row in enumerate(self.rows, EDGE):
            for across, dark in enumerate(row, EDGE):
                if dark:
                    place = (box.left + across * side, box.top + down * side, side, side)
                    screen.surface.fill("#000000", place)


class CodeDialog(Dialog):
    """The adult's code, until it has opened a board: then it is another one."""

    def __init__(self, app: App, there: Host) -> None:
        self.there, self.code, text = there, there.code, app.text
        spaced = f"{self.code[:3]} {self.code[3:]}"
        how = text("room.board.join.code_how", address=there.address)
        close = [("close", text("room.board.close"), "check")]
        super().__init__(app, text("room.board.join.code", code=spaced), how, close, lambda _answer: None)

    def tick(self, dt: float) -> bool:
        """Close once the code is of no more use."""
        if self.there.code != self.code:
            self.app.pop()
        return super().tick(dt)


class HostPage(Page):
    """Opens the room when it comes; the room stays open when one leaves the page."""

    def __init__(self, app: App) -> None:
        super().__init__(app)
        self.opening: BackgroundTask[Host | Refusal] | None = None
        self.refusal: Refusal | None = None
        self.machines = 0
        self._waited = 0.0
        if app.room.host is None:
            self.open()

    def open(self, *ports: int) -> None:
        """Open it, beside the window: to load the server takes a second."""
        home, self.refusal = self.app.store.folder, None
        self.opening = BackgroundTask(lambda: host.opened(home, ports or (host.PORT,)))

    # What is shown.

    def layout(self) -> None:
        """A bar, then what there is: the room, or why there is none."""
        screen, text = self.app.screen, self.app.text
        there, margin = self.app.room.host, screen.px(MARGIN)
        title = text("room.window.opened" if there else "room.window.open")
        self.widgets, room = column(screen, text, title, WIDTH)
        body = pygame.Rect(room.left, room.top + margin, room.width, room.height - margin)
        if there:
            self._add_room(there, body)
        else:
            self._add_refusal(body)

    def _add_refusal(self, body: pygame.Rect) -> None:
        screen, text, refusal = self.app.screen, self.app.text, self.refusal
        said = text(refusal.key, **refusal.slots) if refusal else text("room.window.opens")
        high = screen.paragraph_height(said, body.width, READ)
        self.widgets.append(Label((body.left, body.top, body.width, high), said, size=READ))
        if refusal is None:
            return
        answers = [("again", text("room.window.try_again"), "repeat")]
        if refusal.key == "room.window.taken":
            answers.append(("other", text("room.window.other_port"), "forward"))
        self._add_row(
            pygame.Rect(body.left, body.top + high + screen.px(MARGIN), body.width, screen.px(ROW)), answers
        )

    def _add_room(self, there: Host, body: pygame.Rect) -> None:
        screen, text = self.app.screen, self.app.text
        row, gap = screen.px(ROW), screen.px(GAP)
        answers = [
            ("close", text("room.window.close"), "close"),
            *([] if self.app.room.client else [("play", text("room.window.play_too"), "play")]),
            ("board", text("room.window.board"), "people"),
        ]
        rows = 1 if self._fits(answers, body.width) else len(answers)
        foot = rows * row + (rows - 1) * gap
        for place in range(rows):
            part = answers if rows == 1 else [answers[-1 - place]]
            top = body.bottom - foot + place * (row + gap)
            self._add_row(pygame.Rect(body.left, top, body.width, row), part)
        body.height -= foot + gap
        side = min(body.height, body.width * 2 // 5)
        if there.is_alone:
            side = 0
        else:
            code = pygame.Rect(body.right - side, body.top, side, side)
            self.widgets.append(QrCode(code, there.address))
        self._add_words(
            there, pygame.Rect(body.left, body.top, body.width - side - screen.px(MARGIN), body.height)
        )
        self.focus_on("board")

    def _fits(self, answers: list[tuple[str, str, str]], width: int) -> bool:
        screen = self.app.screen
        wide = [Button.width_for(screen, label, icon, READ) for _, label, icon in answers]
        return max(wide) * len(wide) + screen.px(GAP) * (len(wide) - 1) <= width

    def _add_row(self, row: pygame.Rect, answers: list[tuple[str, str, str]]) -> None:
        gap = self.app.screen.px(GAP)
        width = (row.width - gap * (len(answers) - 1)) // len(answers)
        for place, (name, label, icon) in enumerate(answers):
            spot = (row.left + place * (width + gap), row.top, width, row.height)
            kind = "primary" if name in ("board", "again") else "plain"
            self.widgets.append(Button(spot, name, label=label, icon=icon, kind=kind, size=READ))

    def _add_words(self, there: Host, body: pygame.Rect) -> None:
        """How to come, the address, how many came: as large as there is room for. Children look at it: the
        code is behind a button.
        """
        text, address = self.app.text, there.place
        alone = there.is_alone
        words: list[tuple[str, float, str]] = [
            (text("room.window.no_network" if alone else "room.window.how"), READ, "regular"),
            (address, LARGE, "bold"),
            (text("room.window.came", n=self.machines), READ, "bold"),
            (text("room.window.stays"), SMALL, "regular"),
        ]
        if mended := there.serving.mended(text):
            words.insert(0, (mended, SMALL, "bold"))
        words = words[: 2 if mended else 1] if alone else words
        y = body.top
        if not alone:
            row, label = self.app.screen.px(ROW), text("room.board.join.show_code")
            width = min(body.width, Button.width_for(self.app.screen, label, "eye", READ))
            place = (body.left, body.bottom - row, width, row)
            self.widgets.append(Button(place, "code", label=label, icon="eye", size=READ))
            body.height -= row + self.app.screen.px(GAP)
        for said, size, face in words:
            fitting = self._size(said, body.width, size) if size > READ else size
            high = self.app.screen.paragraph_height(said, body.width, fitting, face)
            if y + high > body.bottom and said == words[-1][0]:
                return  # the rest is what one can do without
            self.widgets.append(Label((body.left, y, body.width, high), said, size=fitting, face=face))
            y += high + self.app.screen.px(6 if size <= READ else GAP)

    def _size(self, said: str, width: int, size: float) -> float:
        """On one line, in the largest size that fits."""
        while size > SMALLEST and self.app.screen.fonts.width(said, size, "bold") > width:
            size -= 1
        return size

    # What happens.

    def tick(self, dt: float) -> bool:
        """The room opens; machines come."""
        if self.opening and self.opening.over:
            self._opened(self.opening.value or Refusal("room.window.taken", {"port": host.PORT}))
        self._waited += dt
        there = self.app.room.host
        if there and self._waited > EVERY:
            self._waited = 0.0
            if there.machines != self.machines:
                self.machines = there.machines
                self.relayout()
        return False

    def _opened(self, found: Host | Refusal) -> None:
        self.opening = None
        if isinstance(found, Host):
            self.app.room.host = found
        else:
            self.refusal = found
        self.relayout()

    def act(self, action: Action) -> None:
        """The board, a child on this computer too, the end; or another try."""
        if action.name == "back":
            self.back()
        elif action.name == "again":
            self.open()
            self.relayout()
        elif action.name == "other":
            self.open(*host.OTHERS)
            self.relayout()
        elif there := self.app.room.host:
            self._act_in(there, action.name)

    def _act_in(self, there: Host, name: str) -> None:
        if name == "board":
            webbrowser.open(there.board)
        elif name == "code":
            self.app.push(CodeDialog(self.app, there))
        elif name == "play":
            self.app.room.enter("127.0.0.1", there.port)
            self.app.pop()
        elif name == "close":
            self._ask_to_close()

    def _ask_to_close(self) -> None:
        """Not by surprise, when machines are there."""
        text, count = self.app.text, self.app.room.guests
        if not count:
            self._close("close")
            return
        answers = [
            ("stay", text("room.window.keep_open"), "back"),
            ("close", text("room.window.close"), "close"),
        ]
        title, body = text("room.window.sure", n=count), text("room.window.sure_why")
        self.app.push(Dialog(self.app, title, body, answers, self._close, grave=True))

    def _close(self, answer: str) -> None:
        if answer == "close":
            self.app.room.close_room()
            while self in self.app.pages:
                self.app.pop()
