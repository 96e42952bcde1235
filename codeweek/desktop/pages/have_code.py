"""« J'ai un code »: words typed from a paper, each shown as it is understood; or a child's file."""

from pathlib import Path

import pygame

from codeweek.app.child_profiles import Profile
from codeweek.app.word_code_line import WordCodeLine
from codeweek.desktop.app import App
from codeweek.desktop.page import Page
from codeweek.desktop.pages.arrive import arrive
from codeweek.desktop.pages.cells import Cell, WordField, places
from codeweek.desktop.pages.heading import BAR, MARGIN, column
from codeweek.desktop.pages.problems import open_said
from codeweek.desktop.storage import transfer_files
from codeweek.desktop.widgets.scroll import ScrollView
from codeweek.desktop.widgets.widget import Action, Button, Label, Widget
from codeweek.progress.transfer import childfile

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
        said = pygame.Rect(left, whole.top + margin // 2, width, 2 * screen.line_step(READ))
        foot = pygame.Rect(left, whole.bottom - side, width, side)
        room = pygame.Rect(left, said.bottom, width, 0)
        room.height = foot.top - margin - screen.px(ROW) - margin - room.top
        cells = ScrollView(room, self._cells(room), margin=screen.px(10))
        room.height = cells.rect.height = min(room.height, cells.content)
        offers = pygame.Rect(left, room.bottom + margin // 2, width, screen.px(ROW))
        self.widgets = [
            *bar,
            Label(said, self._said(), size=READ, face="bold" if self.line.why else "regular"),
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

    def _said(self) -> str:
        text, line = self.app.text, self.line
        if line.why:
            return text.tell(line.why)
        if line.offers:
            return text("resume.offers")
        return text("resume.ready" if line.code else "resume.type")

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
