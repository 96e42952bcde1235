"""The column at the right of the workshop: what is written of a level, in four leaves."""

from collections.abc import Sequence

import pygame

from codeweek.authoring.draft.draft_form import FormField, help_form, level_form
from codeweek.authoring.draft.draft_view import View
from codeweek.blocks.completing import Word
from codeweek.desktop.editor.python_view import LINE as CODE_LINE
from codeweek.desktop.editor.python_view import PAD
from codeweek.desktop.screen import Screen
from codeweek.desktop.typing.code_box import CodeBox
from codeweek.desktop.widgets.controls import Choice, Toggle
from codeweek.desktop.widgets.scroll import ScrollView
from codeweek.desktop.widgets.widget import Button, Label, Widget
from codeweek.desktop.workshop.chips import chips
from codeweek.desktop.workshop.textbox import TextBox
from codeweek.desktop.workshop.workshop_controller import WorkshopController
from codeweek.levels.files.yaml_nodes import LONGEST
from codeweek.text import Text

LEAVES = ("level", "blocks", "hints", "programs", "file")
GAP, ROW, LOW, LINE, HEAD = 6, 48, 44, 44, 22
SMALL = 15
FEW, MANY = 5, 14  # lines of a program that are seen
LEAST = 13  # pixels: the smallest letters of the text of a file


def panel(screen: Screen, text: Text, desk: WorkshopController, rect: pygame.Rect) -> list[Widget]:
    """The choice of the leaf, and the leaf."""
    top = pygame.Rect(rect.left, rect.top, rect.width, screen.px(ROW))
    names = [(name, text(f"workshop.leaf.{name}")) for name in LEAVES]
    body = pygame.Rect(rect.left, top.bottom + screen.px(GAP), rect.width, 0)
    body.height = rect.bottom - body.top
    room = pygame.Rect(body.left, body.top, body.width - screen.px(14), 0)
    column = Column(screen, text, desk.seen, room, desk.words, desk.map)
    choice = Choice(top, "leaf", options=names, chosen=desk.leaf, label=text("workshop.leaf.name"), size=16)
    if desk.leaf == "file":
        return [choice, _file(screen, text, desk.work.text, body)]
    getattr(column, desk.leaf)()
    return [choice, ScrollView(body, column.made, margin=screen.px(10))]


def _file(screen: Screen, text: Text, written: str, body: pygame.Rect) -> TextBox:
    """The text of the file, to be mended by hand."""
    label, written, most = text("workshop.leaf.file"), written.replace("\r\n", "\n"), 2 * LONGEST
    size = LEAST / min(1.0, screen.scale)
    return TextBox(screen, body, "file", "file", written, label, most=most, face="mono", size=size)


class Column:
    """Widgets one under the other."""

    def __init__(
        self,
        screen: Screen,
        text: Text,
        seen: View,
        room: pygame.Rect,
        words: Sequence[Word] = (),
        map: int = 0,
    ) -> None:
        self.map = map
        self.screen, self.text, self.seen, self.words_of = screen, text, seen, words
        self.room, self.y = room, room.top
        self.made: list[Widget] = []

    # The leaves.

    def level(self) -> None:
        """What the child reads, and what sort of level it is."""
        self.form(level_form(self.seen, self.map, self.text))

    def hints(self) -> None:
        """Three hints for the child, then help for the adult."""
        self.form(help_form(self.seen, self.text))

    def form(self, fields: Sequence[FormField]) -> None:
        """The fields of a form, each by its sort."""
        for field in fields:
            name, label, value = field["name"], field["label"], field["value"]
            match field["sort"]:
                case "lines":
                    self.box(name, str(value), field["rows"], label)
                case "choice" if name == "mode":
                    self.words(label)
                    words = next(each["label"] for each in field["options"] if each["value"] == value)
                    self.add(Button(self.row(), name, label=words, icon="list", size=17))
                case "choice":
                    self.choice(field)
                case "number":
                    self.number(name, value, label, field["none"])
                case "switch":
                    self.add(Toggle(self.row(), name, label=label, on=value is True, size=17))
                case _:
                    self.words(label, "bold" if field["sort"] == "head" else "regular")

    def blocks(self) -> None:
        """The blocks it offers."""
        self.words(self.text("workshop.blocks_how"), "regular")
        room = pygame.Rect(self.room.left, self.y, self.room.width, 0)
        widgets = chips(self.screen, room, self.seen.offers, self.text)
        self.made += widgets

    def programs(self) -> None:
        """The solution, then what the child is given."""
        for name, source in (("solution", self.seen.solution), ("given", self.seen.given)):
            self.words(self.text(f"draft.form.{name}"))
            icon = "pencil" if source.strip() else "plus"
            label = self.text(f"workshop.build.{name}")
            self.add(Button(self.row(), "build", label=label, icon=icon, size=17, value=name))
            self.code(name, source.rstrip("\n"))

    # Their parts.

    def row(self, units: float = ROW) -> pygame.Rect:
        """The next free row."""
        rect = pygame.Rect(self.room.left, self.y, self.room.width, self.screen.px(units))
        self.y = rect.bottom + self.screen.px(GAP)
        return rect

    def add(self, widget: Widget) -> None:
        """One widget more."""
        self.made.append(widget)

    def words(self, words: str, face: str = "bold") -> None:
        """A line of its own."""
        high = self.screen.paragraph_height(words, self.room.width, SMALL, face)
        rect = pygame.Rect(self.room.left, self.y, self.room.width, high)
        self.add(Label(rect, words, size=SMALL, face=face, soft=face != "bold"))
        self.y = rect.bottom + self.screen.px(2)

    def box(self, name: str, text: str, lines: int, words: str) -> None:
        """A box to write in, with its name over it."""
        self.words(words)
        step = self.screen.line_step(17) / self.screen.scale
        rect = self.row(LINE if lines == 1 else lines * step + 22)
        self.add(TextBox(self.screen, rect, "write", name, text, words, line=lines == 1))

    def choice(self, field: FormField) -> None:
        """One of a few, with its name over it."""
        name, label, rows = field["name"], field["label"], field["rows"]
        options = [(option["value"], option["label"]) for option in field["options"]]
        self.words(label)
        row = self.row(ROW if rows == 1 else rows * LOW)
        chosen = field["value"] or ""
        self.add(Choice(row, name, options=options, chosen=chosen, label=label, size=SMALL, rows=rows))

    def number(self, name: str, number: object, words: str, none: str) -> None:
        """A number, with one more and one less; that of blocks earns the second star."""
        row, screen = self.row(), self.screen
        side, value, many = row.height, str(number) if number else none, screen.px(110)
        left = (row.left, row.top, row.width - 2 * side - many, row.height)
        self.add(Label(left, words, size=SMALL, face="bold"))
        less = pygame.Rect(row.right - 2 * side - many, row.top, side, side)
        tips = [self.text(f"workshop.one_{sign}", name=words) for sign in ("less", "more")]
        self.add(Button(less, name, icon="minus", value=-1, tooltip=tips[0], enabled=bool(number)))
        self.add(Label((less.right, row.top, many, side), value, size=17, face="bold", align=0.5))
        more = (row.right - side, row.top, side, side)
        self.add(Button(more, name, icon="plus", value=1, tooltip=tips[1]))

    def code(self, name: str, source: str) -> None:
        """A program to write, as a child would: as high as it is, within limits."""
        lines = max(FEW, min(MANY, source.count("\n") + 2))
        label, empty = self.text(f"draft.form.{name}"), self.text(f"workshop.none.{name}")
        rect = self.row(lines * CODE_LINE + 2 * PAD)
        box = CodeBox(self.screen, rect, "write", name, source, label, empty=empty, undoes=False)
        box.words = self.words_of
        self.add(box)


def kept_blanks(source: str) -> str:
    """A program whose blanks at the start of lines are not lost when they wrap."""
    bare = [line.lstrip(" ") for line in source.split("\n")]
    return "\n".join(
        "\u00a0" * (len(line) - len(words)) + words
        for line, words in zip(source.split("\n"), bare, strict=True)
    )
