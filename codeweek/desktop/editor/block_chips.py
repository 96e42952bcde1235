"""What a step has to say on its blocks: turns of loops, answers, values, as chips that cover no word."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product

import pygame

from codeweek.desktop.editor.editor_view import Turn, View
from codeweek.desktop.painting import draw
from codeweek.desktop.painting.theme import Paint
from codeweek.desktop.screen import CENTRE
from codeweek.play.feedback.step_answers import Badge
from codeweek.text import Text

HIGH, SIZE, GAP = 28, 15, 12
SIGN = 22  # the height of one over the sign of a value
VALUE, BOX = Paint("#ffffff", "#1a1a1a", "#1a1a1a"), Paint("#cc79a7", "#1a1a1a", "#1a1a1a")


@dataclass(frozen=True)
class Chip:
    """Words for one block, in a long form and a short one; `kind` is a badge's, or turn."""

    block: str
    kind: str
    long: str
    short: str


@dataclass(frozen=True)
class Placed:
    """A chip in its place, with the words it has room for."""

    chip: Chip
    words: str
    box: pygame.Rect


def draw_chips(view: View, text: Text, surface: pygame.Surface) -> None:
    """Paint them; a block that is scrolled out of sight has none."""
    for found in placed(view, text):
        _paint(view, surface, found)


def placed(view: View, text: Text) -> list[Placed]:
    """Every chip in its place, inside the workspace."""
    signs = list(_signs(view, [badge for badge in view.badges if badge.sign]))
    rows: dict[str, list[Chip]] = {}
    for chip in (*_answers(view.badges), *_turns(text, view.turns)):
        rows.setdefault(chip.block, []).append(chip)
    for block, chips in rows.items():
        signs += _beside(view, block, chips)
    return signs


def _answers(badges: Sequence[Badge]) -> Iterator[Chip]:
    return (Chip(badge.block, badge.kind, badge.long, badge.short) for badge in badges if not badge.sign)


def _turns(text: Text, turns: Sequence[Turn]) -> Iterator[Chip]:
    for block, number, total in {turn[0]: turn for turn in turns}.values():  # of one inside itself, the last
        long = text("editor.turn_of" if total else "editor.turn", turn=number, total=total)
        yield Chip(block, "turn", long, f"{number}/{total}" if total else str(number))


def _beside(view: View, block: str, chips: Sequence[Chip]) -> list[Placed]:
    """After the first row of their block; in little room an answer over its sign, a turn over its foot."""
    workspace = view.workspace
    rows = [workspace.on_screen(row.box) for row in workspace.layout.rows if row.shape.block == block]
    if not rows:
        return []
    if line := _fitting(view, chips, rows[0]):
        return line
    found = [_over_sign(view, chip) if chip.kind != "turn" else None for chip in chips]
    left = [chip for chip, over in zip(chips, found, strict=True) if over is None]
    line = _fitting(view, left, rows[0]) or (_on_foot(view, left, rows[-1]) if len(rows) > 1 else [])
    return [over for over in found if over] + line


def _fitting(view: View, chips: Sequence[Chip], row: pygame.Rect) -> list[Placed]:
    """Chips after a row, with the longest words there is room for; none when there is no room."""
    for words in product(*([chip.long, chip.short] for chip in chips)):
        line = _line(view, chips, words, row)
        if line and line[-1].box.right <= _within(view):
            return line
    return []


def _on_foot(view: View, chips: Sequence[Chip], foot: pygame.Rect) -> list[Placed]:
    """Over the foot of a block, which has no words, as far to the right as can be seen."""
    line = _line(view, chips, [chip.short for chip in chips], foot)
    back = max(0, line[-1].box.right - _within(view)) if line else 0
    return [replace(each, box=each.box.move(-back, 0)) for each in line]


def _within(view: View) -> int:
    return view.workspace.rect.right - view.screen.px(10)


def _line(view: View, chips: Sequence[Chip], words: Sequence[str], row: pygame.Rect) -> list[Placed]:
    """Chips one after the other, from the right end of a row."""
    screen, found, left = view.screen, [], row.right
    for chip, word in zip(chips, words, strict=True):
        box = pygame.Rect(left + screen.px(GAP), 0, _width(view, word), screen.px(HIGH))
        box.centery = row.centery
        found.append(Placed(chip, word, box))
        left = box.right
    return found


def _signs(view: View, badges: Sequence[Badge]) -> Iterator[Placed]:
    """Over the signs of values."""
    for chip in (Chip(badge.block, badge.kind, badge.long, badge.short) for badge in badges):
        if over := _over_sign(view, chip):
            yield over


def _over_sign(view: View, chip: Chip) -> Placed | None:
    """On its block, between its left end and its first word, where its sign is; None when it has no sign."""
    everything = view.workspace.layout.everything()
    seen = next((seen for seen in everything if seen.shape and seen.block == chip.block), None)
    pieces = seen.shape.pieces if seen and seen.shape else ()
    if seen is None or len(pieces) < 2 or pieces[0].kind != "icon":
        return None
    screen, whole = view.screen, view.workspace.on_screen(seen.box)
    room = pieces[1].x - screen.px(3)
    wanted = max(_width(view, chip.short) - screen.px(8), room - pieces[0].x + screen.px(2))
    box = pygame.Rect(0, 0, min(room, wanted), screen.px(SIGN))
    box.midright = whole.left + pieces[1].x - screen.px(3), whole.centery
    return Placed(chip, chip.short, box)


def _width(view: View, words: str) -> int:
    return view.screen.fonts.width(words, SIZE, "bold") + view.screen.px(22)


def _paint(view: View, surface: pygame.Surface, found: Placed) -> None:
    screen, theme, box = view.screen, view.screen.theme, found.box
    paints = {"turn": Paint(theme.highlight, "#1a1a1a", theme.focus[0]), "value": VALUE, "box": BOX}
    paint = {**paints, "yes": theme.good, "no": theme.warm}[found.chip.kind]
    draw.round_rect(surface, box, box.height // 2, paint.fill, paint.border, max(1, screen.px(2)))
    screen.text(found.words, box.inflate(-screen.px(8), 0), SIZE, paint.text, "bold", CENTRE)
