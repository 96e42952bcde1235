"""The picture of the editor: zones, blocks, cursor, lights, what is in hand."""

from typing import TYPE_CHECKING

import pygame

from codeweek.blocks.edit import Hole, Place
from codeweek.desktop import draw as shapes
from codeweek.desktop.editor.chips import draw_chips
from codeweek.desktop.editor.families import draw_families
from codeweek.desktop.editor.shapes import shape_of
from codeweek.desktop.screen import CENTRE
from codeweek.desktop.theme import mix

if TYPE_CHECKING:
    from codeweek.desktop.editor.editor import Editor

RADIUS = 18
DOTS = 24  # units between the dots of the workspace
CARET = 110  # units
NOTE = 17
VEIL = 130  # of 255, over a value not dropped yet


def draw(editor: "Editor", surface: pygame.Surface) -> None:
    """Paint everything, from the ground up."""
    before = surface.get_clip()
    _workspace(editor, surface, before)
    if not editor.read_only:
        _palette(editor, surface, before)
    surface.set_clip(before)
    if editor.toolbar:
        editor.toolbar.draw(surface)
    if editor.fields.pad:
        editor.fields.pad.draw(surface)
    if editor.notice or editor.whole:
        _notice(editor, surface)
    if editor.pointer.drag:
        editor.pointer.drag.draw(surface)


def draw_focus(editor: "Editor", surface: pygame.Surface) -> None:
    """Paint the ring of the zone that has the keyboard, and of the thing in it."""
    screen = editor.screen
    if editor.zone == "palette" and editor.shelf.items:
        before = surface.get_clip()
        surface.set_clip(editor.shelf.rect.clip(before))
        _ring(editor, surface, editor.shelf.box(editor.shelf.chosen), screen.px(10))
        surface.set_clip(before)
    zone = editor.shelf.rect if editor.zone == "palette" else editor.workspace.rect
    width = max(2, screen.px(3))
    shapes.round_rect(surface, zone, screen.px(RADIUS), None, screen.theme.chosen.fill, width)


def _workspace(editor: "Editor", surface: pygame.Surface, clip: pygame.Rect) -> None:
    screen, workspace = editor.screen, editor.workspace
    screen.panel(workspace.rect, screen.theme.card, RADIUS, screen.theme.line)
    surface.set_clip(workspace.rect.inflate(-4, -4).clip(clip))
    _dots(editor, surface)
    workspace.draw(surface)
    if editor.pointer.drag:
        _value_ghost(editor, surface)
    else:
        _selection(editor, surface)
        _marks(editor, surface)
        _caret(editor, surface)
    _light(editor, surface)
    draw_chips(editor, surface)
    if not editor.script.blocks and not editor.pointer.drag and not editor.read_only:
        _invitation(editor)
    workspace.draw_bars(surface)
    surface.set_clip(clip)


def _dots(editor: "Editor", surface: pygame.Surface) -> None:
    """A quiet ground that shows that it scrolls."""
    screen, area = editor.screen, editor.workspace.rect
    step, side = max(2, screen.px(DOTS)), max(2, screen.px(2))  # a window may be a few pixels wide
    colour = mix(screen.theme.card, screen.theme.line, 0.55)
    left = area.left + step - editor.workspace.scroll[0] % step
    top = area.top + step - editor.workspace.scroll[1] % step
    for y in range(top, area.bottom - side, step):
        for x in range(left, area.right - side, step):
            surface.fill(colour, (x, y, side, side))


def _palette(editor: "Editor", surface: pygame.Surface, clip: pygame.Rect) -> None:
    screen, shelf, drag = editor.screen, editor.shelf, editor.pointer.drag
    if drag is not None and drag.id is not None:
        _bin(editor, drag.over_bin)
        return
    if not shelf.fold:
        screen.panel(shelf.rect, screen.theme.panel, RADIUS, screen.theme.line)
    else:
        screen.panel(shelf.strip, screen.theme.panel, RADIUS, screen.theme.line)
        draw_families(shelf, surface)
        if not shelf.open:
            return
        edge, shade = screen.theme.ink_soft, screen.theme.shadow
        shapes.card(surface, shelf.rect, screen.px(RADIUS), screen.theme.panel, edge, shade, screen.px(10), 2)
    surface.set_clip(shelf.rect.inflate(-4, -4).clip(clip))
    shelf.draw(surface, editor.fits, editor.text("editor.pool_empty") if editor.puzzle else "")
    surface.set_clip(clip)


def _bin(editor: "Editor", over: bool) -> None:
    """Where a block in hand is thrown: the place of the palette, as soon as it is lifted."""
    screen, box, theme = editor.screen, editor.shelf.strip, editor.screen.theme
    fill = theme.drop if over else mix(theme.panel, theme.drop, 0.5)
    screen.panel(box, fill, RADIUS, theme.drop_text)
    pad, side = screen.px(8), screen.px(56 if over else 46)
    words = editor.text("editor.drop_pool" if editor.puzzle else "editor.drop_bin")
    if box.width > 2 * box.height:
        centre = box.left + pad + side // 2, box.centery
        area = pygame.Rect(box.left + 2 * pad + side, 0, box.width - 3 * pad - side, box.height)
        area.height = screen.paragraph_height(words, area.width, NOTE, "bold")
        area.centery = box.centery
    else:
        top = box.top + max(box.height // 6, pad + side // 2)  # high up: the block in hand is seldom over it
        centre = box.centerx, top
        area = pygame.Rect(box.left + pad, top + side // 2 + pad, box.width - 2 * pad, side)
    screen.icon("blocks" if editor.puzzle else "trash", centre, min(side, box.height - pad), theme.drop_text)
    screen.paragraph(words, area, NOTE, theme.drop_text, "bold", CENTRE)


def _invitation(editor: "Editor") -> None:
    screen, area = editor.screen, editor.workspace.rect
    x, y = editor.workspace.origin
    top = y + editor.workspace.layout.height + screen.px(34)
    box = pygame.Rect(x, top, max(1, area.right - x - screen.px(20)), screen.px(60))
    screen.paragraph(editor.text("editor.invitation"), box, NOTE, screen.theme.ink_soft)


def _selection(editor: "Editor", surface: pygame.Surface) -> None:
    layout, screen = editor.workspace.layout, editor.screen
    if editor.selected:
        box = layout.extent(editor.selected)
        block = editor.script.find(editor.selected)
        value = block is not None and editor.catalogue[block.type].shape != "command"
        if box:
            radius = box[3] // 2 if value else screen.px(10)
            _ring(editor, surface, editor.workspace.on_screen(box), radius)
    if editor.part:
        for seen in layout.everything():
            if seen.piece and (seen.block, seen.piece.name) == (editor.part.block, editor.part.name):
                _ring(editor, surface, editor.workspace.on_screen(seen.box), seen.box[3] // 2)


def _ring(editor: "Editor", surface: pygame.Surface, box: pygame.Rect, radius: int) -> None:
    """The two-colour ring, close around a block."""
    outer, inner = editor.screen.theme.focus
    width = max(2, editor.screen.px(2.5))
    grown = box.inflate(2 * width, 2 * width)
    shapes.round_rect(surface, grown.inflate(2 * width, 2 * width), radius + 2 * width, None, outer, width)
    shapes.round_rect(surface, grown, radius + width, None, inner, width)


def _marks(editor: "Editor", surface: pygame.Surface) -> None:
    """Where a tap moves the selected block: a bead beside each gap, or a ring around each hole."""
    screen, theme = editor.screen, editor.screen.theme
    halo = max(1, screen.px(2))
    for spot, box in editor.pointer.marks():
        if isinstance(spot, Hole):
            grown = box.inflate(2 * halo, 2 * halo)
            shapes.round_rect(
                surface, grown, grown.height // 2, None, theme.chosen.fill, max(2, screen.px(3))
            )
            continue
        shapes.circle(surface, box.center, box.width // 2 + halo, theme.card)
        shapes.circle(surface, box.center, box.width // 2, theme.chosen.fill)
        screen.icon("plus", box.center, round(box.width * 0.75), theme.chosen.text)


def _caret(editor: "Editor", surface: pygame.Surface) -> None:
    """The bar where the next block goes."""
    screen = editor.screen
    gap = editor.workspace.layout.gap(editor.cursor)
    if not gap or editor.part or editor.selected or (editor.read_only and not editor.focused):
        return
    assert isinstance(gap.spot, Place)
    x, y = editor.workspace.origin
    thick = max(5, screen.px(6))
    middle = y + gap.y - editor.setting.metrics.gap // 2
    bar = pygame.Rect(x + gap.x - screen.px(2), middle - thick // 2, screen.px(CARET), thick)
    halo = max(1, screen.px(2))
    shapes.round_rect(surface, bar.inflate(2 * halo, 2 * halo), thick // 2 + halo, screen.theme.card)
    shapes.round_rect(surface, bar, thick // 2, screen.theme.chosen.fill)
    dot = (bar.left, middle)
    shapes.circle(surface, dot, thick + halo, screen.theme.card)
    shapes.circle(surface, dot, thick, screen.theme.chosen.fill)


def _value_ghost(editor: "Editor", surface: pygame.Surface) -> None:
    """A value that would land in a hole: shown pale there, with a ring."""
    drag = editor.pointer.drag
    if not drag or not drag.ghost or editor.catalogue[drag.ghost.type].shape == "command":
        return
    box = editor.workspace.layout.box(drag.ghost.id)
    if not box:
        return
    place = editor.workspace.on_screen(box)
    veil = pygame.Color(editor.screen.theme.card)
    veil.a = VEIL
    shape = pygame.mask.from_surface(editor.looks.row(shape_of(editor.setting, drag.ghost)))
    surface.blit(shape.to_surface(setcolor=veil, unsetcolor=(0, 0, 0, 0)), place)
    _ring(editor, surface, place, place.height // 2)


def _light(editor: "Editor", surface: pygame.Surface) -> None:
    """The block that runs, or the one to look at: a bright outline and a sign beside it, not colour alone."""
    if not editor.lit:
        return
    id, kind = editor.lit
    box = editor.workspace.layout.box(id)
    if not box:
        return
    screen = editor.screen
    place = editor.workspace.on_screen(box)
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
        _empty_mouth(editor, surface, id)


def _empty_mouth(editor: "Editor", surface: pygame.Surface, id: str) -> None:
    """The body of the block to look at, when nothing is in it: there the blocks go."""
    block = editor.script.find(id)
    bodies = editor.catalogue[block.type].bodies if block else ()
    gap = editor.workspace.layout.gap(Place(id, bodies[0], 0)) if bodies else None
    if not block or not gap or block.bodies.get(bodies[0]):
        return
    screen, (x, y) = editor.screen, editor.workspace.origin
    high = editor.setting.metrics.mouth
    mouth = pygame.Rect(x + gap.x, y + gap.y, screen.px(CARET), high)
    shapes.round_rect(
        surface, mouth, high // 3, screen.theme.warm.fill, screen.theme.warm.border, screen.px(3)
    )
    screen.icon("plus", mouth.center, round(high * 0.7), screen.theme.warm.text)


def _notice(editor: "Editor", surface: pygame.Surface) -> None:
    """A short sentence for a while, or the whole of a text that a block cuts."""
    screen, theme, area = editor.screen, editor.screen.theme, editor.workspace.rect
    words = editor.notice or editor.whole
    paint = theme.warm if editor.notice else theme.plain
    width = min(area.width - screen.px(24), screen.fonts.width(words, NOTE, "bold") + screen.px(40))
    inside = max(1, width - screen.px(36))
    high = screen.paragraph_height(words, inside, NOTE, "bold") + screen.px(18)
    box = pygame.Rect(0, 0, width, high)
    box.midbottom = area.centerx, area.bottom - screen.px(14)
    shapes.card(surface, box, screen.px(14), paint.fill, paint.border, theme.shadow, screen.px(8), 2)
    text = pygame.Rect(box.left + screen.px(18), box.top + screen.px(9), inside, high)
    screen.paragraph(words, text, NOTE, paint.text, "bold", CENTRE)
