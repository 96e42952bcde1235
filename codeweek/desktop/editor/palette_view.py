"""The palette's side of the editor: blocks to take, under headings."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import pygame

from codeweek.blocks.block_signs import BY_CATEGORY
from codeweek.blocks.offer import Offer
from codeweek.blocks.script import Block
from codeweek.desktop.editor import families
from codeweek.desktop.editor.block_layout import Row, lay_out
from codeweek.desktop.editor.block_looks import Looks, paint_of
from codeweek.desktop.editor.block_shapes import Setting, shape_of
from codeweek.desktop.editor.families import Family
from codeweek.desktop.editor.workspace import bar_colour
from codeweek.desktop.painting import draw
from codeweek.desktop.painting.theme import mix
from codeweek.desktop.screen import Screen

PAD, TOP = 14, 6
HEADING = 36
BETWEEN = 10  # blocks apart: 38 high and 10 apart are 48 from one to the next
SIZE = 15.5


@dataclass(frozen=True)
class Item:
    """A block offered, laid out from the top of the palette."""

    offer: Offer
    rows: tuple[Row, ...]
    box: tuple[int, int, int, int]
    part: float = 1.0  # of its size, that of all that are shown with it


class PaletteView:
    """Lays out the offers, scrolls them, and says which is where.

    A palette is whole, or folded: keys of its families, and the blocks of one over the program while `open`.
    """

    def __init__(self, screen: Screen, looks: Looks) -> None:
        self.screen = screen
        self.looks = looks
        self.title: Callable[[str], str] = str  # of a family
        self.fold = ""  # the keys of families are "beside" or "below" the program; "": a whole palette
        self.open = False
        self.strip = pygame.Rect(0, 0, 1, 0)  # of the keys
        self.area = pygame.Rect(0, 0, 1, 1)  # where the blocks may be shown
        self.items: list[Item] = []
        self.headings: list[tuple[str, int]] = []
        self.chosen = 0
        self.hovered: int | None = None
        self.called: tuple[str, ...] = ()  # block types that somebody points at
        self.scroll = 0
        self.width = 0
        self._whole_height = 0
        self._sizes: dict[str, tuple[int, int]] = {}  # width and height of each family

    def show(self, setting: Setting, offers: Sequence[Offer], most: int, size: float = 1.0) -> None:
        """Lay out what is offered at a part of its size; what is seen at once is smaller if one is wide."""
        pad, top = self.screen.px(PAD), self.screen.px(PAD if self.fold else TOP)
        y, last = top, ""
        self.items, self.headings, self._sizes = [], [], {}
        widest, between = self.screen.px(150), round(self.screen.px(BETWEEN) * size)
        together = {offer.category: offer.category if self.fold else "" for offer in offers}
        wides = dict.fromkeys(together.values(), 1)
        for offer in offers:
            wide = max(row.x + row.shape.width for row in rows_of(setting, offer.block, 0, 0))
            wides[together[offer.category]] = max(wides[together[offer.category]], wide)
        for offer in offers:
            if offer.category != last:
                last = offer.category
                self.headings.append((last, y))
                y = top if self.fold else y + self.screen.px(HEADING)
            rows = rows_of(setting, offer.block, pad, y)
            wide = max(row.x + row.shape.width for row in rows) - pad
            high = max(row.y + row.shape.height for row in rows) - y
            widest_of_all = wides[together[offer.category]]
            part = min(size, max(1, most - 2 * pad) / widest_of_all)  # of a few pixels nothing is left
            box = pad, y, round(wide * part), round(high * part)
            self.items.append(Item(offer, rows, box, part))
            widest = max(widest, wide + 2 * pad)
            y += box[3] + between
            before = self._sizes.get(last, (0, 0))[0]
            self._sizes[last] = max(before, box[2] + 2 * pad), y + pad - between
        self.width = min(widest, most)
        self._whole_height = y + pad
        self.chosen = max(0, min(self.chosen, len(self.items) - 1))
        self.scroll_by(0)

    def place(self, rect: pygame.Rect, area: pygame.Rect) -> None:
        """Put the palette, or its keys, in a rectangle; blocks that are opened come over `area`."""
        self.strip, self.area = pygame.Rect(rect), pygame.Rect(area)
        self.scroll_by(0)

    @property
    def categories(self) -> list[str]:
        """The families, in order."""
        return [category for category, _top in self.headings]

    @property
    def family(self) -> str:
        """The family of the chosen block."""
        return self.items[self.chosen].offer.category if self.items else ""

    @property
    def rect(self) -> pygame.Rect:
        """Where blocks are shown: all the palette, or what is open of it."""
        if not self.fold:
            return self.strip
        if not self.open or not self.items:
            return pygame.Rect(self.strip.topleft, (0, 0))
        wide, high = self._sizes[self.family]
        shown = pygame.Rect(self.area.topleft, (min(wide, self.area.width), min(high, self.area.height)))
        if self.fold == "below":
            shown.bottom = self.area.bottom
        else:
            shown.top = max(
                self.area.top, min(self._key_of(self.family).top, self.area.bottom - shown.height)
            )
        return shown

    @property
    def keys(self) -> list[Family]:
        """The keys of the families, where they are on the screen; none while all the blocks are shown."""
        return families.keys(self.screen, self.strip, self.fold, self.categories)

    def _key_of(self, category: str) -> pygame.Rect:
        return next(key.box for key in self.keys if key.category == category)

    @property
    def content(self) -> int:
        """The height of the blocks that are shown."""
        return self._sizes[self.family][1] if self.fold and self.items else self._whole_height

    def hit(self, pos: tuple[int, int]) -> bool:
        """Whether a point is on the palette."""
        return self.strip.collidepoint(pos) or self.rect.collidepoint(pos)

    def family_at(self, pos: tuple[int, int]) -> str | None:
        """The family whose key is at a point."""
        found = (key.category for key in self.keys if key.box.collidepoint(pos))
        return next(found, None)

    def first_of(self, category: str) -> int:
        """The number of the first block of a family."""
        return next(i for i, item in enumerate(self.items) if item.offer.category == category)

    def seen(self, number: int) -> bool:
        """Whether an item is among those shown, scrolled into sight or not."""
        return not self.fold or (self.open and self.items[number].offer.category == self.family)

    @property
    def room(self) -> int:
        """How far it can be scrolled."""
        return max(0, self.content - self.rect.height) if self.open or not self.fold else 0

    @property
    def pointed(self) -> list[pygame.Rect]:
        """What is to be touched to get the blocks pointed at: they, or the keys of their families."""
        found = [number for number, item in enumerate(self.items) if item.offer.block.type in self.called]
        if self.fold and not self.open:
            return [self._key_of(self.items[number].offer.category) for number in found]
        return [self.box(number) for number in found if self.seen(number)]

    def scroll_by(self, by: int) -> bool:
        """Scroll, within what there is; whether it moved."""
        before, self.scroll = self.scroll, max(0, min(self.scroll + by, self.room))
        return before != self.scroll

    def at(self, pos: tuple[int, int]) -> int | None:
        """The number of the item at a point; the whole line counts, that of a taken one does not."""
        if not self.rect.collidepoint(pos):
            return None
        slack = self.screen.px(BETWEEN) // 2
        boxes = {number: self.box(number) for number in range(len(self.items)) if self.seen(number)}
        found = [n for n, box in boxes.items() if box.top - slack <= pos[1] < box.bottom + slack]
        return found[0] if found and not self.items[found[0]].offer.taken else None

    def box(self, number: int) -> pygame.Rect:
        """Where an item is on the screen."""
        return pygame.Rect(self.items[number].box).move(self.rect.left, self.rect.top - self.scroll)

    def point(self, number: int, open: bool) -> None:
        """Say which item is chosen, and whether a folded palette is open; nothing is scrolled to it."""
        self.chosen, self.open = number, open
        self.scroll_by(0)

    def choose(self, number: int) -> None:
        """Choose an item, scrolled into view."""
        if not self.items:
            return
        before, self.chosen = self.family, number % len(self.items)
        if self.fold and before != self.family:
            self.scroll = 0
        box, margin = self.box(self.chosen), self.screen.px(BETWEEN if self.fold else HEADING)
        if box.top - margin < self.rect.top:
            self.scroll_by(box.top - margin - self.rect.top)
        elif box.bottom + margin // 2 > self.rect.bottom:
            self.scroll_by(box.bottom + margin // 2 - self.rect.bottom)

    def draw(self, surface: pygame.Surface, fits: Callable[[Block], bool], empty: str) -> None:
        """Paint headings and blocks; those that do not fit at the cursor are paler, those taken a hole."""
        for category, y in [] if self.fold else self.headings:
            self._heading(surface, category, self.rect.top + y - self.scroll)
        for number, item in enumerate(self.items):
            if not self.seen(number):
                continue
            if item.offer.taken:
                self._hole(surface, self.box(number))
            else:
                self._item(surface, item, fits(item.offer.block), number == self.hovered)
        if not self.items and empty:
            box = self.rect.inflate(-2 * self.screen.px(PAD), -2 * self.screen.px(PAD))
            self.screen.paragraph(empty, box, SIZE, self.screen.theme.ink_soft)
        if self.room:
            self._bar(surface)

    def _heading(self, surface: pygame.Surface, category: str, y: int) -> None:
        screen, pad = self.screen, self.screen.px(PAD)
        high, side = screen.px(HEADING), screen.px(24)
        paint = paint_of(category if category != "pool" else "start", screen)
        badge = pygame.Rect(self.rect.left + pad, y + (high - side) // 2, side, side)
        draw.round_rect(surface, badge, screen.px(8), paint.fill, paint.border, self.looks.edge)
        screen.icon(BY_CATEGORY.get(category, "blocks"), badge.center, round(side * 0.66), paint.text)
        left = badge.right + screen.px(8)
        box = pygame.Rect(left, y, self.rect.right - left - pad, high)
        screen.text(self.title(category), box, SIZE, screen.theme.ink, "bold")

    def _item(self, surface: pygame.Surface, item: Item, fits: bool, lifted: bool) -> None:
        dy = self.rect.top - self.scroll
        box = pygame.Rect(item.box).move(self.rect.left, dy)
        if not box.colliderect(self.rect):
            return
        up = self.screen.px(2) if lifted and fits else 0
        if up and len(item.rows) == 1:  # the shadow of a loop would show in its mouth
            radius, depth = self.screen.px(10), self.screen.px(8)
            draw.shadow(surface, box.move(0, -up), radius, self.screen.theme.shadow, depth)
        rows = [replace(row, x=row.x + self.rect.left, y=row.y + dy - up) for row in item.rows]
        if fits and item.part == 1:
            self.looks.draw_rows(surface, rows, self.looks.spine)
            return
        whole = round(box.width / item.part), round(box.height / item.part)
        sheet = pygame.Surface(whole, pygame.SRCALPHA)
        moved = [replace(row, x=row.x - box.left, y=row.y - box.top + up) for row in rows]
        self.looks.draw_rows(sheet, moved, self.looks.spine)
        if item.part < 1:
            sheet = pygame.transform.smoothscale(sheet, box.size)
        sheet.set_alpha(255 if fits else 80)
        surface.blit(sheet, box.move(0, -up))

    def _hole(self, surface: pygame.Surface, box: pygame.Rect) -> None:
        """The place of a piece that stands in the program: nothing closes up under the pointer."""
        theme, px = self.screen.theme, self.screen.px
        colour = mix(theme.panel, theme.line, 0.35)
        draw.round_rect(surface, box, px(10), colour, theme.line, max(1, px(1)))

    def _bar(self, surface: pygame.Surface) -> None:
        width, inset = self.screen.px(6), self.screen.px(5)
        high = max(self.screen.px(36), self.rect.height * self.rect.height // self.content)
        top = self.rect.top + 2 * inset + (self.rect.height - 4 * inset - high) * self.scroll // self.room
        bar = pygame.Rect(self.rect.right - width - inset, top, width, high)
        draw.round_rect(surface, bar, width // 2, bar_colour(self.screen))


def rows_of(setting: Setting, block: Block, x: int, y: int) -> tuple[Row, ...]:
    """A block on its own, statement or value, at a place."""
    if setting.catalogue[block.type].shape == "command":
        rows = lay_out(setting, (block,)).rows
    else:
        rows = (Row(shape_of(setting, block), 0, 0),)
    return tuple(replace(row, x=row.x + x, y=row.y + y) for row in rows)
