"""The keys on the screen to write a value: a small keyboard, a dial for angles, the words of a list."""

from collections.abc import Mapping
from dataclasses import dataclass

import pygame

from codeweek.blocks import edit
from codeweek.blocks.edit import Hole
from codeweek.blocks.hats import WAITING
from codeweek.blocks.script import Script, Value
from codeweek.blocks.script_names import functions, variables
from codeweek.desktop.editor import value_fields
from codeweek.desktop.editor.document import Document
from codeweek.desktop.editor.editor_state import ACROSS, SET, Entry
from codeweek.desktop.painting import draw
from codeweek.desktop.painting.theme import FIELD
from codeweek.desktop.screen import CENTRE, LEFT, Screen
from codeweek.desktop.widgets.dial_face import FULL, STEP, Face
from codeweek.worlds.kinds import kinds

KEY = 44
GAP = 6
SIZE = 19
ICONS = {"less": "minus", "plus": "plus", "back": "back", "done": "check", "throw": "trash"}
_NUMBER = ("12345", "67890")
_LETTERS = ("abcdefg", "hijklmn", "opqrstu", "vwxyz")
_DIGITS = ("1234567", "890")
_SIGNS = {"name": "_", "names": "_,"}

Rows = list[list[tuple[str, str, float]]]  # keys: name, label, how many keys wide (0 shares what is left)


@dataclass(frozen=True)
class Key:
    """A key: what it means, where it is."""

    name: str  # a letter, or less, plus, sign, back, done, throw, kind, use:<name>, shown
    box: pygame.Rect
    label: str = ""


class Pad:
    """The keys for one Entry, placed beside a box."""

    def __init__(
        self,
        screen: Screen,
        entry: Entry,
        beside: pygame.Rect,
        within: pygame.Rect,
        names: tuple[str, ...] = (),
        extra: tuple[str, ...] = (),
        decimal: str = ",",
    ) -> None:
        self.screen = screen
        self.entry = entry
        self.names = names
        self.decimal = decimal
        self.extra = extra  # throw, kind: what else may be done with this value
        self.keys, size = self._lay(self._rows())
        self.box = pygame.Rect((0, 0), size)
        self.move(beside, within)

    def move(self, beside: pygame.Rect, within: pygame.Rect) -> None:
        """Go to the right of a box, else under it, over it or to its left: it stays in sight if it can."""
        margin, (wide, high), before = self.screen.px(12), self.box.size, self.box.topleft
        corners = (
            (beside.right + margin, beside.top - 2 * margin),
            (beside.left, beside.bottom + margin),
            (beside.left, beside.top - margin - high),
            (beside.left - margin - wide, beside.top - 2 * margin),
        )
        places = [pygame.Rect(corner, self.box.size).clamp(within) for corner in corners]
        self.box = next((place for place in places if not place.colliderect(beside)), places[1])
        by = self.box.left - before[0], self.box.top - before[1]
        self.keys = [Key(key.name, key.box.move(by), key.label) for key in self.keys]

    def at(self, pos: tuple[int, int]) -> str | None:
        """The key at a point; "" on the pad but on no key; None outside."""
        if not self.box.collidepoint(pos):
            return None
        half = self.screen.px(GAP) // 2 + 1
        return next((k.name for k in self.keys if k.box.inflate(2 * half, 2 * half).collidepoint(pos)), "")

    def _rows(self) -> Rows:
        return self._number_rows() if self.entry.kind == "number" else self._letter_rows()

    @property
    def _columns(self) -> int:
        """How many keys stand in a row."""
        return 5 if self.entry.kind == "number" else 7

    def _number_rows(self) -> Rows:
        rows = [[("less", "", 1.0), ("shown", "", 3.0), ("plus", "", 1.0)]]
        rows += [[(digit, digit, 1.0) for digit in line] for line in _NUMBER]
        last = [("sign", "±", 1.0), (self.decimal, self.decimal, 1.0), ("back", "", 1.0)]
        return [*rows, [*last, *self._extras(), ("done", "", 0.0)]]

    def _letter_rows(self) -> Rows:
        rows: Rows = [[("shown", "", 6.0), ("back", "", 1.0)]]
        if self.names:
            rows.append([(f"use:{name}", name, 0.0) for name in self.names[:4]])
        rows += [[(letter, letter, 1.0) for letter in line] for line in _LETTERS]
        if self.entry.kind == "text":
            rows[-1] += [(letter, letter, 1.0) for letter in "éè"]
            rows.append(
                [(" ", "", 2.0), ("!", "!", 1.0), ("?", "?", 1.0), *self._extras(), ("done", "", 0.0)]
            )
        else:
            rows[-1] += [(sign, sign, 1.0) for sign in _SIGNS[self.entry.kind]]
            rows += [[(digit, digit, 1.0) for digit in line] for line in _DIGITS]
            rows[-1] += [*self._extras(), ("done", "", 0.0)]
        return rows

    def _extras(self) -> list[tuple[str, str, float]]:
        labels = {"kind": "123" if self.entry.kind == "text" else "abc", "throw": ""}
        return [(name, labels[name], 1.0) for name in self.extra]

    def _lay(self, rows: Rows) -> tuple[list[Key], tuple[int, int]]:
        """Where the keys of rows stand, and the size of the pad."""
        key, gap = self.screen.px(KEY), self.screen.px(GAP)
        whole = self._columns * key + (self._columns - 1) * gap
        keys, y = [], 2 * gap
        for row in rows:
            fixed = sum(round(n * key + (n - 1) * gap) for _, _, n in row if n)
            left = whole - fixed - gap * (len(row) - 1)
            shared = left // max(1, sum(n == 0 for _, _, n in row))
            x = 2 * gap
            for name, label, n in row:
                wide = round(n * key + (n - 1) * gap) if n else shared
                keys.append(Key(name, pygame.Rect(x, y, wide, key), label))
                x += wide + gap
            y += key + gap
        return keys, (whole + 4 * gap, y + gap)

    def draw(self, surface: pygame.Surface) -> None:
        """Paint the card and its keys."""
        screen, theme = self.screen, self.screen.theme
        draw.card(
            surface,
            self.box,
            screen.px(16),
            theme.card,
            theme.line,
            theme.shadow,
            screen.px(12),
            max(1, screen.px(2)),
        )
        for key in self.keys:
            self._draw_key(surface, key)

    def _draw_key(self, surface: pygame.Surface, key: Key) -> None:
        screen, theme, radius = self.screen, self.screen.theme, self.screen.px(11)
        if key.name == "shown":
            self._draw_shown(surface, key.box)
            return
        paint = theme.primary if key.name == "done" else theme.plain
        draw.round_rect(surface, key.box, radius, paint.border)
        face = pygame.Rect(key.box.left, key.box.top, key.box.width, key.box.height - screen.px(3))
        draw.round_rect(surface, face, radius, paint.fill, paint.border, max(1, screen.px(1.5)))
        if key.name in ICONS:
            screen.icon(ICONS[key.name], face.center, screen.px(24), paint.text)
        elif key.name == " ":
            self._draw_space(surface, face, paint.text)
        else:
            screen.text(key.label, face.inflate(-screen.px(6), 0), SIZE, paint.text, "bold", CENTRE)

    def _draw_space(self, surface: pygame.Surface, face: pygame.Rect, colour: str) -> None:
        """The sign of the space bar: fonts draw theirs too small."""
        wide, high, thick = face.width // 3, self.screen.px(7), max(2, self.screen.px(2.5))
        left, bottom = face.centerx - wide // 2, face.centery + high // 2
        surface.fill(colour, (left, bottom - thick, wide, thick))
        for x in (left, left + wide - thick):
            surface.fill(colour, (x, bottom - high, thick, high))

    def _draw_shown(self, surface: pygame.Surface, box: pygame.Rect) -> None:
        """What is written so far; of a long text, its end."""
        screen, theme, entry = self.screen, self.screen.theme, self.entry
        edge = max(2, screen.px(2))
        draw.round_rect(surface, box, screen.px(11), FIELD.fill, theme.chosen.fill, edge)
        inside = box.inflate(-screen.px(16), 0)
        text = entry.text.replace("-", "−") if entry.kind == "number" else entry.text
        text = text if entry.fresh else f"{text}|"
        start = 0
        while screen.fonts.width(text[start:], SIZE, "bold") > inside.width:
            start += 1
        shown = text if not start else f"…{text[start + 2 :]}"
        if entry.fresh and shown:
            # What is there is chosen: the first key replaces it.
            wide = screen.fonts.width(shown, SIZE, "bold") + screen.px(10)
            back = pygame.Rect(0, 0, min(wide, inside.width), box.height - screen.px(16))
            back.center = box.center
            draw.round_rect(surface, back, screen.px(6), theme.highlight)
        screen.text(shown, inside, SIZE, FIELD.text, "bold", CENTRE)


COLUMNS = 8  # keys in a row
DOT = 26  # units


def swatch(kind: str, value: Value) -> str:
    """The colour that a word of a closed list means; "" when it means none."""
    tables = (each.swatches[kind] for each in kinds().values() if kind in each.swatches)
    return next((table[str(value)] for table in tables if str(value) in table), "")


class Choices(Pad):
    """One key for each word; `shown` gives the words of the language."""

    def __init__(
        self,
        screen: Screen,
        entry: Entry,
        beside: pygame.Rect,
        within: pygame.Rect,
        shown: Mapping[str, str],
    ) -> None:
        self.shown = shown
        super().__init__(screen, entry, beside, within)

    @property
    def _columns(self) -> int:
        return COLUMNS

    def _rows(self) -> Rows:
        keys = [(f"use:{value}", word, 0.0) for value, word in self.shown.items()]
        return [keys[start : start + ACROSS] for start in range(0, len(keys), ACROSS)]

    def _draw_key(self, surface: pygame.Surface, key: Key) -> None:
        """A word after its colour; the present one is chosen."""
        screen, theme, radius = self.screen, self.screen.theme, self.screen.px(11)
        value = key.name.removeprefix("use:")
        paint = theme.chosen if value == self.entry.text else theme.plain
        draw.round_rect(surface, key.box, radius, paint.border)
        face = pygame.Rect(key.box.left, key.box.top, key.box.width, key.box.height - screen.px(3))
        draw.round_rect(surface, face, radius, paint.fill, paint.border, max(1, screen.px(1.5)))
        inside = face.inflate(-screen.px(16), 0)
        if colour := swatch(self.entry.kind, value):
            dot = pygame.Rect(0, 0, screen.px(DOT), screen.px(DOT))
            dot.midleft = inside.midleft
            draw.round_rect(surface, dot, dot.width // 2, colour, "#ffffff", max(1, screen.px(2)))
            left = dot.right + screen.px(7)
            inside = pygame.Rect(left, inside.top, inside.right - left, inside.height)
        screen.text(key.label, inside, SIZE, paint.text, "bold", LEFT)


SLOT = "degrees"  # the hole that takes an angle
RADIUS = 78  # units


def way(script: Script, spot: object) -> int:
    """Which way an angle in a place turns: 1 clockwise, -1 the other way, 0 where a number is no angle."""
    owner = script.find(spot.parent) if isinstance(spot, Hole) and spot.slot == SLOT else None
    if owner is None:
        return 0
    return -1 if owner.type.endswith("left") else 1


class Dial(Pad):
    """A pad with a dial at its left; `turns` is a way, as above."""

    def __init__(
        self,
        screen: Screen,
        entry: Entry,
        beside: pygame.Rect,
        within: pygame.Rect,
        names: tuple[str, ...],
        extra: tuple[str, ...],
        turns: int,
        decimal: str = ",",
    ) -> None:
        self.turns = turns
        super().__init__(screen, entry, beside, within, names, extra, decimal)

    @property
    def _side(self) -> int:
        return 2 * self.screen.px(RADIUS) + 4 * self.screen.px(GAP)

    @property
    def _face(self) -> Face:
        centre = self.box.left + self._side // 2 + self.screen.px(GAP), self.box.centery
        return Face(self.screen, centre, self.screen.px(RADIUS))

    def _lay(self, rows: Rows) -> tuple[list[Key], tuple[int, int]]:
        keys, (wide, high) = super()._lay(rows)
        moved = [Key(key.name, key.box.move(self._side, 0), key.label) for key in keys]
        return moved, (wide + self._side, max(high, self._side))

    def at(self, pos: tuple[int, int]) -> str | None:
        """The key at a point; on the dial, the angle there to the nearest tick."""
        if not self._face.under(pos, self.screen.px(GAP)):
            return super().at(pos)
        degrees = self.turns * self._face.angle(pos)
        return f"{SET}{round(degrees / STEP) * STEP % FULL or FULL}"

    def draw(self, surface: pygame.Surface) -> None:
        """Paint the keys, then the face."""
        super().draw(surface)
        value = self.entry.value()
        degrees = max(-FULL, min(value if isinstance(value, (int, float)) else 0, FULL))
        self._face.draw(surface, degrees * self.turns)


NAMED = tuple(type.name for type in WAITING)  # their names are no boxes


def pad_for(
    screen: Screen, document: Document, entry: Entry, beside: pygame.Rect, within: pygame.Rect
) -> Pad:
    """The keys for a value being written, beside a box."""
    if entry.choices:
        shown = {value: document.show_value(entry.kind, value) for value in entry.choices}
        return Choices(screen, entry, beside, within, shown)
    names = value_fields.suggested(document, entry.block, entry.field) or known_names(document, entry.block)
    extra = extra_keys(document, entry.block)
    decimal = document.text.decimal
    turns = way(document.script, edit.where(document.script, entry.block))
    if turns and entry.kind == "number":
        return Dial(screen, entry, beside, within, names, extra, turns, decimal)
    return Pad(screen, entry, beside, within, names, extra, decimal)


def known_names(document: Document, id: str) -> tuple[str, ...]:
    """Names already in use that may be chosen for a block."""
    block = document.script.find(id)
    if block and block.type in ("call", "call_value"):
        return tuple(functions(document.script))
    if not block or block.type in ("define", "comment", "number", "text", *NAMED):
        return ()
    return tuple(variables(document.catalogue, document.script))


def extra_keys(document: Document, id: str) -> tuple[str, ...]:
    """What else may be done with a literal: throw it out of a list, make it a text or a number."""
    spot = edit.where(document.script, id)
    parent = document.script.find(spot.parent) if isinstance(spot, Hole) else None
    slot = document.catalogue[parent.type].slot(spot.slot) if parent and isinstance(spot, Hole) else None
    if not parent or not slot:
        return ()
    many = document.catalogue[parent.type].many
    kind = ("kind",) if slot.kind == "any" else ()
    return (*kind, "throw") if many and slot.name.startswith(many) else kind
