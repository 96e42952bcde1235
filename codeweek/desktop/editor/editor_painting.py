"""The picture of the editor: zones, blocks, cursor, lights, what is in hand."""

from dataclasses import dataclass

import pygame

from codeweek.blocks.edit import Hole, Place
from codeweek.desktop.editor import edit_acts
from codeweek.desktop.editor.block_chips import draw_chips
from codeweek.desktop.editor.block_shapes import shape_of
from codeweek.desktop.editor.caret import Cursor
from codeweek.desktop.editor.document import Document
from codeweek.desktop.editor.drop_targets import Drag, marks
from codeweek.desktop.editor.editor_state import State
from codeweek.desktop.editor.editor_view import View
from codeweek.desktop.editor.families import draw_keys
from codeweek.desktop.painting import draw as shapes
from codeweek.desktop.painting.theme import mix
from codeweek.desktop.screen import CENTRE

RADIUS = 18
DOTS = 24  # units between the dots of the workspace
CARET = 110  # units
NOTE = 17
VEIL = 130  # of 255, over a value not dropped yet


@dataclass(frozen=True)
class Shown:
    """All that is seen of an editor."""

    view: View
    state: State
    drag: Drag | None
    focused: bool

    @property
    def document(self) -> Document:
        """The program."""
        return self.state.document

    @property
    def cursor(self) -> Cursor:
        """Where the person is."""
        return self.state.cursor


def draw(shown: Shown, surface: pygame.Surface) -> None:
    """Paint everything, from the ground up."""
    before = surface.get_clip()
    _workspace(shown, surface, before)
    if not shown.document.read_only:
        _palette(shown, surface, before)
    surface.set_clip(before)
    if shown.view.toolbar:
        shown.view.toolbar.draw(surface)
    if shown.view.pad:
        shown.view.pad.draw(surface)
    if shown.view.notice or shown.view.whole:
        _notice(shown, surface)
    if shown.drag:
        shown.drag.draw(surface)


def draw_focus(shown: Shown, surface: pygame.Surface) -> None:
    """Paint the ring of the zone that has the keyboard, and of the thing in it."""
    screen = shown.view.screen
    if shown.cursor.zone == "palette" and shown.view.palette.items:
        before = surface.get_clip()
        surface.set_clip(shown.view.palette.rect.clip(before))
        _ring(shown, surface, shown.view.palette.box(shown.view.palette.chosen), screen.px(10))
        surface.set_clip(before)
    zone = shown.view.palette.rect if shown.cursor.zone == "palette" else shown.view.workspace.rect
    width = max(2, screen.px(3))
    shapes.round_rect(surface, zone, screen.px(RADIUS), None, screen.theme.chosen.fill, width)


def _workspace(shown: Shown, surface: pygame.Surface, clip: pygame.Rect) -> None:
    screen, workspace = shown.view.screen, shown.view.workspace
    screen.panel(workspace.rect, screen.theme.card, RADIUS, screen.theme.line)
    surface.set_clip(workspace.rect.inflate(-4, -4).clip(clip))
    _dots(shown, surface)
    workspace.draw(surface)
    if shown.drag:
        _value_ghost(shown, surface)
    else:
        _selection(shown, surface)
        _marks(shown, surface)
        _caret(shown, surface)
    _light(shown, surface)
    draw_chips(shown.view, shown.document.text, surface)
    if not shown.document.script.blocks and not shown.drag:
        _invitation(shown)
    workspace.draw_bars(surface)
    surface.set_clip(clip)


def _dots(shown: Shown, surface: pygame.Surface) -> None:
    """A quiet ground that shows that it scrolls."""
    screen, area = shown.view.screen, shown.view.workspace.rect
    step, side = max(2, screen.px(DOTS)), max(2, screen.px(2))  # a window may be a few pixels wide
    colour = mix(screen.theme.card, screen.theme.line, 0.55)
    left = area.left + step - shown.view.workspace.scroll[0] % step
    top = area.top + step - shown.view.workspace.scroll[1] % step
    for y in range(top, area.bottom - side, step):
        for x in range(left, area.right - side, step):
            surface.fill(colour, (x, y, side, side))


def _palette(shown: Shown, surface: pygame.Surface, clip: pygame.Rect) -> None:
    screen, shelf, drag = shown.view.screen, shown.view.palette, shown.drag
    if drag is not None and drag.lift.id is not None:
        _bin(shown, drag.over_bin)
        return
    if not shelf.fold:
        screen.panel(shelf.rect, screen.theme.panel, RADIUS, screen.theme.line)
    else:
        screen.panel(shelf.strip, screen.theme.panel, RADIUS, screen.theme.line)
        draw_keys(shelf.looks, surface, shelf.keys, shelf.family if shelf.open else "", shelf.title)
        if not shelf.open:
            return
        edge, shade = screen.theme.ink_soft, screen.theme.shadow
        shapes.card(surface, shelf.rect, screen.px(RADIUS), screen.theme.panel, edge, shade, screen.px(10), 2)
    surface.set_clip(shelf.rect.inflate(-4, -4).clip(clip))
    empty = shown.document.text("editor.pool_empty") if shown.document.puzzle else ""
    shelf.draw(surface, lambda block: edit_acts.fits(shown.state, block), empty)
    surface.set_clip(clip)


def _bin(shown: Shown, over: bool) -> None:
    """Where a block in hand is thrown: the place of the palette, as soon as it is lifted."""
    screen, box, theme = shown.view.screen, shown.view.palette.strip, shown.view.screen.theme
    fill = theme.drop if over else mix(theme.panel, theme.drop, 0.5)
    screen.panel(box, fill, RADIUS, theme.drop_text)
    pad, side = screen.px(8), screen.px(56 if over else 46)
    words = shown.document.text("editor.drop_pool" if shown.document.puzzle else "editor.drop_bin")
    if box.width > 2 * box.height:
        centre = box.left + pad + side // 2, box.centery
        area = pygame.Rect(box.left + 2 * pad + side, 0, box.width - 3 * pad - side, box.height)
        area.height = screen.paragraph_height(words, area.width, NOTE, "bold")
        area.centery = box.centery
    else:
        top = box.top + max(box.height // 6, pad + side // 2)  # high up: the block in hand is seldom over it
        centre = box.centerx, top
        area = pygame.Rect(box.left + pad, top + side // 2 + pad, box.width - 2 * pad, side)
    sign = "blocks" if shown.document.puzzle else "trash"
    screen.icon(sign, centre, min(side, box.height - pad), theme.drop_text)
    screen.paragraph(words, area, NOTE, theme.drop_text, "bold", CENTRE)


def _invitation(shown: Shown) -> None:
    screen, area = shown.view.screen, shown.view.workspace.rect
    x, y = shown.view.workspace.origin
    top = y + shown.view.workspace.layout.height + screen.px(34)
    box = pygame.Rect(x, top, max(1, area.right - x - screen.px(20)), screen.px(60))
    words = shown.document.text("editor.chosen_here" if shown.document.read_only else "editor.invitation")
    screen.paragraph(words, box, NOTE, screen.theme.ink_soft)


def _selection(shown: Shown, surface: pygame.Surface) -> None:
    layout, screen = shown.view.workspace.layout, shown.view.screen
    if shown.cursor.selected:
        box = layout.extent(shown.cursor.selected)
        block = shown.document.script.find(shown.cursor.selected)
        value = block is not None and shown.document.catalogue[block.type].shape != "command"
        if box:
            radius = box[3] // 2 if value else screen.px(10)
            _ring(shown, surface, shown.view.workspace.on_screen(box), radius)
    if part := shown.cursor.part:
        for seen in layout.everything():
            if seen.piece and (seen.block, seen.piece.name) == (part.block, part.name):
                _ring(shown, surface, shown.view.workspace.on_screen(seen.box), seen.box[3] // 2)


def _ring(shown: Shown, surface: pygame.Surface, box: pygame.Rect, radius: int) -> None:
    """The two-colour ring, close around a block."""
    outer, inner = shown.view.screen.theme.focus
    width = max(2, shown.view.screen.px(2.5))
    grown = box.inflate(2 * width, 2 * width)
    shapes.round_rect(surface, grown.inflate(2 * width, 2 * width), radius + 2 * width, None, outer, width)
    shapes.round_rect(surface, grown, radius + width, None, inner, width)


def _marks(shown: Shown, surface: pygame.Surface) -> None:
    """Where a tap moves the selected block: a bead beside each gap, or a ring around each hole."""
    screen, theme = shown.view.screen, shown.view.screen.theme
    halo = max(1, screen.px(2))
    for spot, box in marks(shown.view, shown.state):
        if isinstance(spot, Hole):
            grown = box.inflate(2 * halo, 2 * halo)
            shapes.round_rect(
                surface, grown, grown.height // 2, None, theme.chosen.fill, max(2, screen.px(3))
            )
            continue
        shapes.circle(surface, box.center, box.width // 2 + halo, theme.card)
        shapes.circle(surface, box.center, box.width // 2, theme.chosen.fill)
        screen.icon("plus", box.center, round(box.width * 0.75), theme.chosen.text)


def _caret(shown: Shown, surface: pygame.Surface) -> None:
    """The bar where the next block goes."""
    screen = shown.view.screen
    gap = shown.view.workspace.layout.gap(shown.cursor.place)
    held = shown.cursor.part or shown.cursor.selected
    if not gap or held or (shown.document.read_only and not shown.focused):
        return
    assert isinstance(gap.spot, Place)
    x, y = shown.view.workspace.origin
    thick = max(5, screen.px(6))
    middle = y + gap.y - shown.view.metrics.gap // 2
    bar = pygame.Rect(x + gap.x - screen.px(2), middle - thick // 2, screen.px(CARET), thick)
    halo = max(1, screen.px(2))
    shapes.round_rect(surface, bar.inflate(2 * halo, 2 * halo), thick // 2 + halo, screen.theme.card)
    shapes.round_rect(surface, bar, thick // 2, screen.theme.chosen.fill)
    dot = (bar.left, middle)
    shapes.circle(surface, dot, thick + halo, screen.theme.card)
    shapes.circle(surface, dot, thick, screen.theme.chosen.fill)


def _value_ghost(shown: Shown, surface: pygame.Surface) -> None:
    """A value that would land in a hole: shown pale there, with a ring."""
    drag = shown.drag
    if not drag or not drag.lift.ghost or shown.document.catalogue[drag.lift.ghost.type].shape == "command":
        return
    box = shown.view.workspace.layout.box(drag.lift.ghost.id)
    if not box:
        return
    place = shown.view.workspace.on_screen(box)
    veil = pygame.Color(shown.view.screen.theme.card)
    veil.a = VEIL
    row = shown.view.looks.row(shape_of(shown.view.setting(shown.document), drag.lift.ghost))
    shape = pygame.mask.from_surface(row)
    surface.blit(shape.to_surface(setcolor=veil, unsetcolor=(0, 0, 0, 0)), place)
    _ring(shown, surface, place, place.height // 2)


def _light(shown: Shown, surface: pygame.Surface) -> None:
    """The block that runs, or the one to look at: a bright outline and a sign beside it, not colour alone."""
    if not shown.view.lit:
        return
    id, kind = shown.view.lit
    box = shown.view.workspace.layout.box(id)
    if not box:
        return
    screen = shown.view.screen
    place = shown.view.workspace.on_screen(box)
    running = kind == "running"
    colour = screen.theme.highlight if running else screen.theme.warm.border
    width = max(3, screen.px(4))
    grown = place.inflate(2 * width, 2 * width)
    radius = screen.px(10) + width
    edge = max(1, screen.px(1.5))
    shapes.round_rect(
        surface, grown.inflate(2 * edge, 2 * edge), radius + edge, None, screen.theme.focus[0], edge
    )
    shapes.round_rect(surface, grown, radius, None, colour, width)
    side = screen.px(11)
    centre = (grown.left - side // 3, place.centery)
    shapes.circle(surface, centre, side, screen.theme.focus[0])
    shapes.circle(surface, centre, side - edge, colour if running else screen.theme.warm.fill)
    ink = "#1a1a1a" if running else screen.theme.warm.text
    screen.icon("play" if running else "bulb", centre, round(side * 1.4), ink)
    if not running:
        _empty_mouth(shown, surface, id)


def _empty_mouth(shown: Shown, surface: pygame.Surface, id: str) -> None:
    """The body of the block to look at, when nothing is in it: there the blocks go."""
    block = shown.document.script.find(id)
    bodies = shown.document.catalogue[block.type].bodies if block else ()
    gap = shown.view.workspace.layout.gap(Place(id, bodies[0], 0)) if bodies else None
    if not block or not gap or block.bodies.get(bodies[0]):
        return
    screen, (x, y) = shown.view.screen, shown.view.workspace.origin
    high = shown.view.metrics.mouth
    mouth = pygame.Rect(x + gap.x, y + gap.y, screen.px(CARET), high)
    shapes.round_rect(
        surface, mouth, high // 3, screen.theme.warm.fill, screen.theme.warm.border, screen.px(3)
    )
    screen.icon("plus", mouth.center, round(high * 0.7), screen.theme.warm.text)


def _notice(shown: Shown, surface: pygame.Surface) -> None:
    """A short sentence for a while, or the whole of a text that a block cuts."""
    screen, theme, area = shown.view.screen, shown.view.screen.theme, shown.view.workspace.rect
    words = shown.view.notice or shown.view.whole
    paint = theme.warm if shown.view.notice else theme.plain
    width = min(area.width - screen.px(24), screen.fonts.width(words, NOTE, "bold") + screen.px(40))
    inside = max(1, width - screen.px(36))
    high = screen.paragraph_height(words, inside, NOTE, "bold") + screen.px(18)
    box = pygame.Rect(0, 0, width, high)
    box.midbottom = area.centerx, area.bottom - screen.px(14)
    shapes.card(surface, box, screen.px(14), paint.fill, paint.border, theme.shadow, screen.px(8), 2)
    text = pygame.Rect(box.left + screen.px(18), box.top + screen.px(9), inside, high)
    screen.paragraph(words, text, NOTE, paint.text, "bold", CENTRE)
