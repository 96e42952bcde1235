"""A child comes from elsewhere with a code of words or a file: who it is here, and what it brought."""

from pathlib import Path

import pygame

from codeweek.app.child_profiles import Profile
from codeweek.app.transfer import arrival
from codeweek.app.word_code_line import WordCodeLine
from codeweek.desktop.app import App
from codeweek.desktop.page import Page
from codeweek.desktop.pages.heading import BAR, MARGIN, column
from codeweek.desktop.pages.new_child import AnimalPage, ColourPage, Seats
from codeweek.desktop.pages.problems import open_said
from codeweek.desktop.painting import draw
from codeweek.desktop.painting.theme import mix
from codeweek.desktop.screen import CENTRE, Screen
from codeweek.desktop.storage import transfer_files
from codeweek.desktop.widgets.dialog import Dialog
from codeweek.desktop.widgets.scroll import ScrollView
from codeweek.desktop.widgets.widget import Action, Button, Label, Widget
from codeweek.desktop.workshop.textbox import TextBox
from codeweek.progress.transfer import childfile
from codeweek.progress.transfer.childfile import Brought

CELL, GAP, NUMBER = 74, 14, 44  # units: height of a cell, between two, width of its number
LEAST = 240  # units: width
WORD, SMALL = 31, 17
LONGEST = 600  # letters of a field: a whole code may be pasted


class Cell(Widget):
    """A word and its number; a word that can be written again is pressed."""

    def __init__(self, rect: pygame.Rect, place: int, word: str, spoken: str, action: str = "") -> None:
        super().__init__(rect, action, label=word, value=place, spoken=spoken)
        self.place = place
        self.focusable = bool(action)

    def draw(self, screen: Screen) -> None:
        """Paint the cell, its number, its word."""
        frame(screen, self.rect, self.place)
        inside = self.rect.inflate(-screen.px(NUMBER + 16), 0).move(screen.px(NUMBER // 2), 0)
        self.write(screen, self.label, inside, WORD, screen.theme.ink, "bold", CENTRE)


def frame(screen: Screen, rect: pygame.Rect, place: int) -> None:
    """The ground of a cell, with its number at the left."""
    theme = screen.theme
    screen.card(rect, None, 16, 5)
    left = pygame.Rect(rect.left, rect.top, screen.px(NUMBER), rect.height)
    shade = mix(theme.card, theme.primary.fill, 0.16)
    draw.circle(screen.surface, left.center, screen.px(16), shade)
    screen.text(str(place + 1), left, SMALL, theme.ink, "bold", CENTRE)


def places(screen: Screen, room: pygame.Rect, count: int) -> list[pygame.Rect]:
    """Where so many cells stand, row after row from the top of a room."""
    gap, high = screen.px(GAP), screen.px(CELL)
    columns = max(1, min(4, (room.width + gap) // (screen.px(LEAST) + gap)))
    wide = (room.width - gap * (columns - 1)) // columns
    spots = (divmod(at, columns) for at in range(count))
    return [
        pygame.Rect(room.left + column * (wide + gap), room.top + row * (high + gap), wide, high)
        for row, column in spots
    ]


class WordField(TextBox):
    """The cell to write in."""

    def __init__(
        self, screen: Screen, rect: pygame.Rect, action: str, place: int, word: str, name: str
    ) -> None:
        inside = rect.inflate(-screen.px(NUMBER + 8), -screen.px(10)).move(screen.px(NUMBER // 2), 0)
        super().__init__(screen, inside, action, "", word, name, line=True, most=LONGEST, size=WORD)
        self.place = place

    def draw(self, screen: Screen) -> None:
        """Paint the cell, and the field in it."""
        cell = self.rect.move(-screen.px(NUMBER // 2), 0).inflate(screen.px(NUMBER + 8), screen.px(10))
        frame(screen, cell, self.place)
        super().draw(screen)


ROW, WIDTH = 52, 1120
READ, SOFT = 21, 18
FIELD = "writing"


class HaveCodePage(Page):
    """A cell for each word, the one to write in among them; what it may become is offered under them."""

    def __init__(self, app: App) -> None:
        super().__init__(app)
        self.line = WordCodeLine(app.language)
        self.files = transfer_files.around()

    def layout(self) -> None:
        """A bar, a sentence, the cells with what is offered under them, files and the way on at the foot."""
        screen, text = self.app.screen, self.app.text
        bar, whole = column(screen, text, text("resume.have"), WIDTH)
        left, width, margin, side = whole.left, whole.width, screen.px(MARGIN), screen.px(BAR)
        rect = pygame.Rect(left, whole.top + margin // 2, width, 2 * screen.line_step(READ))
        foot = pygame.Rect(left, whole.bottom - side, width, side)
        room = pygame.Rect(left, rect.bottom, width, 0)
        room.height = foot.top - margin - screen.px(ROW) - margin - room.top
        cells = ScrollView(room, self._cells(room), margin=screen.px(10))
        room.height = cells.rect.height = min(room.height, cells.content)
        offers = pygame.Rect(left, room.bottom + margin // 2, width, screen.px(ROW))
        self.widgets = [
            *bar,
            Label(rect, self.line.said(text), size=READ, face="bold" if self.line.why else "regular"),
            cells,
            *self._offers(offers),
            *self._foot(foot),
        ]
        self.focus_on(FIELD if self._field else "go")

    @property
    def _field(self) -> WordField | None:
        """Where one writes; a code that is complete waits for no word."""
        return next((widget for widget in self.leaves() if isinstance(widget, WordField)), None)

    def handle(self, event: pygame.event.Event) -> None:
        """A letter that is typed all the same begins a word."""
        if event.type == pygame.TEXTINPUT and not self._field:
            self._show(self.line.written(event.text))
        else:
            super().handle(event)

    def _cells(self, room: pygame.Rect) -> list[Widget]:
        screen, text, line = self.app.screen, self.app.text, self.line
        inside = room.inflate(-screen.px(16), -screen.px(8))
        shown = line.shown
        made: list[Widget] = []
        for place, rect in enumerate(places(screen, inside, len(shown))):
            if place == line.place:
                name = text("resume.typing", n=place + 1)
                made.append(WordField(screen, rect, FIELD, place, line.writing, name))
            else:
                spoken = text("resume.word", n=place + 1, word=shown[place])
                made.append(Cell(rect, place, shown[place], spoken, "again"))
        return made

    def _offers(self, row: pygame.Rect) -> list[Widget]:
        gap = self.app.screen.px(12)
        wide = (row.width - 3 * gap) // 4
        return [
            Button((row.left + at * (wide + gap), row.top, wide, row.height), "offer", label=word, value=word)
            for at, word in enumerate(self.line.offers)
        ]

    def _foot(self, row: pygame.Rect) -> list[Widget]:
        """Files that were found, or how to bring one; the button to go on."""
        screen, text = self.app.screen, self.app.text
        gap, go = screen.px(12), text("resume.go")
        width = max(Button.width_for(screen, go, "play", 22), screen.px(180))
        made: list[Widget] = []
        left, end = row.left, row.right - width - gap
        for path in self.files:
            who = Profile.of(childfile.who(path.name))
            label = text("resume.file", who=who.said(text) if who else path.stem)
            wide, tip = Button.width_for(screen, label, "folder", SOFT), str(path)
            spot = (left, row.top, wide, row.height)
            if left + wide <= end:
                made.append(
                    Button(spot, "file", label=label, icon="folder", size=SOFT, value=path, tooltip=tip)
                )
                left += wide + gap
        if not made:
            how = (left, row.top, end - left, row.height)
            made.append(Label(how, text("resume.dropped"), size=SOFT, soft=True))
        kind = "primary" if self.line.code else "plain"
        place = (row.right - width, row.top, width, row.height)
        enabled = len(self.line.words) > 1
        return [*made, Button(place, "go", label=go, icon="play", kind=kind, size=22, enabled=enabled)]

    def act(self, action: Action) -> None:
        """Write, take what is offered, write a word again, open a file, go on."""
        if action.name == "back":
            self.back()
        elif action.name == "file" and isinstance(action.value, Path):
            open_child(self.app, action.value)
        elif action.name == "go" or (action.name == "entered" and not self.line.writing):
            self._go()
        elif action.name == FIELD and isinstance(action.value, tuple):
            self._show(self.line.written(str(action.value[1])))
        elif action.name == "entered":
            self._show(self.line.entered())
        elif action.name == "offer":
            self._show(self.line.chosen(str(action.value)))
        elif action.name == "again" and isinstance(action.value, int):
            self._show(self.line.again(action.value))

    def key(self, event: pygame.event.Event) -> bool:
        """The key that takes a letter away takes the last word back, where there is no letter."""
        if event.key != pygame.K_BACKSPACE or (self._field and self.focus is not self._field):
            return False
        self._show(self.line.taken_back())
        return True

    def _go(self) -> None:
        if found := self.line.code:
            arrive(self.app, childfile.of_code(found))
        elif self.line.words:
            self._show(self.line.checked())

    def _show(self, line: WordCodeLine) -> None:
        """Lay out again, the keyboard on the word that is written, or on the way on."""
        self.line = line
        self.relayout()
        if self._field:
            self.set_focus(self._field)
        else:
            self.focus_on("go")


def open_child(app: App, path: Path) -> None:
    """A child comes with its file; a word to say when it is no such file."""
    brought = transfer_files.opened(path)
    if brought:
        arrive(app, brought)
    else:
        open_said(app, path.name, app.text("resume.no_file"))


def arrive(app: App, brought: Brought) -> None:
    """Ask who it is when that is not sure; then settle down."""
    profile, asking = Profile.of(brought.profile), _Arrival(app, brought)
    if profile is None:
        asking.choose()
    elif arrival(app.store, brought) == "ask":
        asking.ask(profile)
    else:
        asking.open(profile)


class _Arrival:
    """What was brought, until it is known whose it is."""

    def __init__(self, app: App, brought: Brought) -> None:
        self.app, self.brought = app, brought

    def ask(self, profile: Profile) -> None:
        """Somebody looks like that here: the same child, or another one who needs another look."""
        text = self.app.text
        title = text("resume.same", who=profile.said_first(text))
        answers = [("no", text("resume.same_no"), "people"), ("yes", text("resume.same_yes"), "check")]

        def answered(answer: str) -> None:
            if answer == "yes":
                self.open(profile)
            elif answer == "no":
                self.choose(profile.animal)

        why, picture = text("resume.same_why"), profile.picture
        self.app.push(Dialog(self.app, title, why, answers, answered, picture, escape="back"))

    def choose(self, animal: str = "") -> None:
        """Another look: of this animal if one is free, or of any."""
        self.app.push(AnimalPage(self.app, self, "resume.visitor"))
        page = ColourPage(self.app, self, animal)
        if animal and page.free():
            self.app.push(page)

    def open(self, profile: Profile) -> None:
        """Sit this child down with all it brought; every page of whoever played before is closed."""
        app = self.app
        first = next((page for page in app.pages if isinstance(page, Seats)), None)
        while first and app.page is not first:
            app.pop()
        if not transfer_files.settle(app, profile, self.brought):
            open_said(app, profile.said_first(app.text), app.text("resume.not_brought"))
            return
        if first:
            first.sit(profile)
        text, stars = app.text, self.brought.stars
        title = text("resume.found", who=profile.said(text))
        go = [("go", text("resume.go"), "play")]
        app.push(Dialog(app, title, text("resume.stars", n=stars), go, lambda _: None, profile.picture))
