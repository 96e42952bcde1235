"""What a pack says of itself in the window, and its chapters and levels with the handle of each."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import pygame

from codeweek.authoring.pack_draft.pack_view import ChapterRow, LevelRow, PackView
from codeweek.desktop.making.made_packs import MadePack
from codeweek.desktop.pages.heading import NOWHERE, in_rows
from codeweek.desktop.pages.pack_row import Row
from codeweek.desktop.painting import draw
from codeweek.desktop.screen import Screen
from codeweek.desktop.widgets.widget import Action, Button, Label, Widget
from codeweek.desktop.workshop.textbox import TextBox
from codeweek.text import Text

SIZE = 17
LINE, COVER = 50, 76


class StatusText(Widget):
    """Sentences on a ground that tells whether something is left to do."""

    focusable = False

    def __init__(self, screen: Screen, rect: pygame.Rect, words: list[str], good: bool) -> None:
        super().__init__(rect, label=" ".join(words))
        self.words, self.good = words, good
        edge = screen.px(12)
        inner = rect.width - 2 * edge
        self.high = [screen.paragraph_height(word, inner, SIZE) for word in words]
        self.rect.height = sum(self.high) + screen.px(6) * (len(words) - 1) + 2 * edge

    def draw(self, screen: Screen) -> None:
        """Paint it."""
        paint = screen.theme.good if self.good else screen.theme.warm
        edge = screen.px(12)
        draw.round_rect(screen.surface, self.rect, screen.px(12), paint.fill, paint.border, screen.px(2))
        y = self.rect.top + edge
        for words, high in zip(self.words, self.high, strict=True):
            box = pygame.Rect(self.rect.left + edge, y, self.rect.width - 2 * edge, high)
            screen.paragraph(words, box, SIZE, paint.text)
            y += high + screen.px(6)


def form(
    screen: Screen, text: Text, pack: MadePack, seen: PackView, said: str, room: pygame.Rect
) -> list[Widget]:
    """One under the other, from the top of the room."""
    made: list[Widget] = []
    gap, high, y = screen.px(8), screen.px(LINE), room.top + screen.px(4)

    def words(said: str, face: str = "bold", soft: bool = False) -> None:
        nonlocal y
        tall = screen.paragraph_height(said, room.width, SIZE - 1, face)
        made.append(Label((room.left, y, room.width, tall), said, size=SIZE - 1, face=face, soft=soft))
        y += tall + screen.px(3)

    for key, name, value in (
        ("title", text("pack_draft.name"), seen.title),
        ("author", text("pack_draft.author"), seen.author),
    ):
        words(name)
        hint = name if key == "title" else text("pack_draft.author_how")
        box = pygame.Rect(room.left, y, room.width, high)
        made.append(TextBox(screen, box, "set", key, value, hint, line=True))
        y += high + gap
    words(text("pack_draft.licence"))
    licence = seen.licence or "—"
    made.append(Button((room.left, y, room.width, high), "licence", label=licence, icon="down", size=SIZE))
    y += high + screen.px(4)
    words(text("pack_draft.licence_how"), "regular", soft=True)
    y += gap
    words(text("pack_draft.cover"))
    labels = {cover["look"]: cover["label"] for cover in seen.covers}
    label = labels.get(seen.cover, text("pack_draft.no_cover"))
    side = screen.px(COVER)
    made.append(Button((room.left, y, room.width, side), "covers", label=label, icon=seen.picture, size=SIZE))
    y += side + 2 * gap
    told = [said] if said else []
    told += seen.todo or [text("pack_draft.ready")]
    made.append(StatusText(screen, pygame.Rect(room.left, y, room.width, 0), told, not seen.todo))
    y = made[-1].rect.bottom + gap
    words(text("pack_draft.kept_in", folder=str(pack.folder)), "regular", soft=True)
    return made


ROW, BAR, GAP = 64, 50, 8
NARROW = 640  # units: under that, buttons have signs only


class Handle(Widget):
    """Dragged: Action("drag", (file, y)), then ("drop", file). By the keyboard: ("step", (file, by))."""

    drags = True

    def __init__(self, rect: pygame.Rect, row: LevelRow, tip: str) -> None:
        super().__init__(rect, "drag", value=row["file"], tooltip=tip)

    def handle(self, event: pygame.event.Event) -> Action | None:
        """The pointer that holds it, or an arrow."""
        if event.type == pygame.KEYDOWN and event.key in (pygame.K_UP, pygame.K_DOWN):
            return Action("step", (self.value, -1 if event.key == pygame.K_UP else 1))
        if event.type == pygame.MOUSEBUTTONDOWN:
            self.pressed = True
        elif event.type == pygame.MOUSEMOTION:
            self.hovered = self.hit(event.pos)
            return Action("drag", (self.value, event.pos[1])) if self.pressed else None
        elif event.type == pygame.MOUSEBUTTONUP and self.pressed:
            self.pressed = False
            return Action("drop", self.value)
        return None

    def draw(self, screen: Screen) -> None:
        """Six dots: something to hold."""
        colour = screen.theme.ink if self.hovered or self.pressed else screen.theme.ink_soft
        step, (x, y) = screen.px(10), self.rect.center
        for across in (-1, 1):
            for down in (-1, 0, 1):
                at = (x + across * step // 2, y + down * step)
                pygame.draw.circle(screen.surface, colour, at, max(2, screen.px(3)))


@dataclass
class Laid:
    """What was laid out: the widgets, and where the levels of each chapter are, for a hand that drags one."""

    widgets: list[Widget] = field(default_factory=list)
    places: list[list[tuple[str, pygame.Rect]]] = field(default_factory=list)
    heads: list[pygame.Rect] = field(default_factory=list)


def lay_out(screen: Screen, text: Text, seen: PackView, room: pygame.Rect) -> Laid:
    """All chapters, from the top of a room that may be longer than the window."""
    laid, y = Laid(), room.top + screen.px(4)
    for index, chapter in enumerate(seen.chapters):
        y = _chapter(screen, text, laid, pygame.Rect(room.left, y, room.width, 0), chapter, index, seen)
    label = text("pack_draft.add_chapter")
    width = Button.width_for(screen, label, "plus", SIZE)
    box = (room.left, y, width, screen.px(BAR))
    laid.widgets.append(Button(box, "add_chapter", label=label, icon="plus", size=SIZE))
    return laid


def _chapter(
    screen: Screen, text: Text, laid: Laid, room: pygame.Rect, chapter: ChapterRow, index: int, seen: PackView
) -> int:
    gap, high = screen.px(GAP), screen.px(BAR)
    many = len(seen.chapters) > 1
    title = chapter["title"]
    buttons = [
        ("chapter_up", "up", text("pack_draft.up", title=title)),
        ("chapter_down", "down", text("pack_draft.down", title=title)),
        ("remove_chapter", "trash", text("pack_draft.remove_chapter")),
    ]
    shown = buttons if many else []
    head = pygame.Rect(room.left, room.top, room.width - len(shown) * (high + gap), high)
    laid.heads.append(pygame.Rect(room.left, room.top, room.width, high))
    name = text("pack_draft.chapter_name", number=index + 1)
    laid.widgets.append(TextBox(screen, head, "chapter", str(index), title, name, line=True, face="bold"))
    for place, (action, icon, tip) in enumerate(shown):
        left = head.right + gap + place * (high + gap)
        laid.widgets.append(Button((left, head.top, high, high), action, icon=icon, tooltip=tip, value=index))
    y = head.bottom + gap
    places: list[tuple[str, pygame.Rect]] = []
    for row in chapter["levels"]:
        rect = pygame.Rect(room.left, y, room.width, screen.px(ROW))
        places.append((row["file"], rect))
        laid.widgets.extend(_level(screen, text, rect, row))
        y = rect.bottom + gap
    laid.places.append(places)
    if not places:
        words = text("pack_draft.no_level")
        tall = screen.paragraph_height(words, room.width, SIZE)
        laid.widgets.append(Label((room.left, y, room.width, tall), words, size=SIZE, soft=True))
        y += tall + gap
    adds = [
        Button(NOWHERE, action, label=text(f"pack_draft.{action}"), icon=icon, size=SIZE, value=index)
        for action, icon in (("new_level", "plus"), ("take_level", "folder"))
    ]
    laid.widgets.extend(adds)
    return in_rows(screen, adds, pygame.Rect(room.left, y, room.width, high), gap) + 2 * gap


def _level(screen: Screen, text: Text, rect: pygame.Rect, row: LevelRow) -> Sequence[Widget]:
    """A card; the handle at its left, what can be done at its right."""
    edge, file = screen.px(8), row["file"]
    side = rect.height - 2 * edge
    narrow = rect.width < screen.px(NARROW)
    right, over = rect.right - edge, list[Widget]()
    for action, icon, key in (
        ("more", "menu", "more"),
        ("try", "play", "try"),
        ("edit", "pencil", "edit"),
        ("down", "down", "down"),
        ("up", "up", "up"),
    ):
        words = text(f"pack_draft.{key}", title=row["title"])
        label = words if action in ("try", "edit") and not narrow else ""
        width = Button.width_for(screen, label, icon, 16) if label else side
        right -= width
        value: object = (file, -1 if action == "up" else 1) if action in ("up", "down") else file
        name = "step" if action in ("up", "down") else action
        tip, spoken = ("" if label else words), f"{words} {row['title']}"
        box = (right, rect.top + edge, width, side)
        over.append(
            Button(box, name, label=label, icon=icon, size=16, value=value, tooltip=tip, spoken=spoken)
        )
        right -= edge
    grip = pygame.Rect(rect.left, rect.top, side, rect.height)
    handle = Handle(grip, row, text("pack_draft.drag", title=row["title"]))
    card = pygame.Rect(grip.right, rect.top, rect.right - grip.right, rect.height)
    title = f"{row['number']}  {row['title']}"
    note = row["trouble"] or row["facts"]
    shown = Row(card, title, note, row["hero"], row["look"], room=card.right - right)
    return [shown, handle, *reversed(over)]


def place_at(laid: Laid, file: str, y: int) -> tuple[int, int, int]:
    """The chapter and the place under a height of the window, and where a line shows it."""
    chapter = max(0, sum(head.top <= y for head in laid.heads) - 1)
    others = [rect for name, rect in laid.places[chapter] if name != file]
    place = sum(rect.centery < y for rect in others)
    if place < len(others):
        return chapter, place, others[place].top
    return chapter, place, (others[-1].bottom if others else laid.heads[chapter].bottom)


def beside(seen: PackView, file: str, by: int) -> tuple[int, int] | None:
    """The place before or after a level, in the next chapter past an end; None past the ends."""
    for index, chapter in enumerate(seen.chapters):
        names = [row["file"] for row in chapter["levels"]]
        if file in names:
            place = names.index(file) + by
            if 0 <= place < len(names):
                return index, place
            other = index + by
            if not 0 <= other < len(seen.chapters):
                return None
            return other, 0 if by > 0 else len(seen.chapters[other]["levels"])
    return None
