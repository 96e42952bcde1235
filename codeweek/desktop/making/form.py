"""What a pack says of itself, in the window: title, author, licence, cover, what is left to do."""

import pygame

from codeweek.authoring.pack_draft.view import PackView
from codeweek.desktop import draw
from codeweek.desktop.making.folder import MadePack
from codeweek.desktop.screen import Screen
from codeweek.desktop.widgets import Button, Label, Widget
from codeweek.desktop.workshop.textbox import TextBox
from codeweek.text import Text

SIZE, LINE, COVER = 17, 50, 76


class Told(Widget):
    """Sentences on a ground that tells whether something is left to do."""

    focusable = False

    def __init__(self, screen: Screen, rect: pygame.Rect, words: list[str], good: bool) -> None:
        super().__init__(rect, label=" ".join(words))
        self.words, self.good = words, good
        edge = screen.px(12)
        inner = rect.width - 2 * edge
        self.high = [screen.paragraph_height(each, inner, SIZE) for each in words]
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

    for field, name, value in (
        ("title", text("pack_draft.name"), seen.title),
        ("author", text("pack_draft.author"), seen.author),
    ):
        words(name)
        hint = name if field == "title" else text("pack_draft.author_how")
        box = pygame.Rect(room.left, y, room.width, high)
        made.append(TextBox(screen, box, "set", field, value, hint, line=True))
        y += high + gap
    words(text("pack_draft.licence"))
    licence = seen.licence or "—"
    made.append(Button((room.left, y, room.width, high), "licence", label=licence, icon="down", size=SIZE))
    y += high + screen.px(4)
    words(text("pack_draft.licence_how"), "regular", soft=True)
    y += gap
    words(text("pack_draft.cover"))
    labels = {each["look"]: each["label"] for each in seen.covers}
    label = labels.get(seen.cover, text("pack_draft.no_cover"))
    side = screen.px(COVER)
    made.append(Button((room.left, y, room.width, side), "covers", label=label, icon=seen.picture, size=SIZE))
    y += side + 2 * gap
    told = [said] if said else []
    told += seen.todo or [text("pack_draft.ready")]
    made.append(Told(screen, pygame.Rect(room.left, y, room.width, 0), told, not seen.todo))
    y = made[-1].rect.bottom + gap
    words(text("pack_draft.kept_in", folder=str(pack.folder)), "regular", soft=True)
    return made
