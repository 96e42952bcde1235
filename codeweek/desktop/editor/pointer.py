"""Mouse and touch: presses, taps, scrolling and drags."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pygame

from codeweek.blocks import edit
from codeweek.blocks.edit import Hole, Place, Spot
from codeweek.desktop.editor import caret
from codeweek.desktop.editor.dial import SET
from codeweek.desktop.editor.drag import Drag
from codeweek.desktop.editor.layout import Seen, Target, nearest

if TYPE_CHECKING:
    from codeweek.desktop.editor.editor import Editor

DRAG_FROM = 6  # units: before that, a press is a tap
WHEEL = 60  # units by notch
EDGE = 40  # units from the border of the workspace where a drag scrolls it
EDGE_SPEED = 500  # units a second
REACH = 8  # units around a value that are touched for it
MARK = 8  # units, the radius of a bead
MARK_ASIDE = 10  # units: a mark stands to the left of its gap
MARK_REACH = (24, 15)  # units, across and down


@dataclass
class Press:
    """A button or a finger that is down: where, on what."""

    kind: str  # tool mark item block ground shelf family pad
    pos: tuple[int, int]
    last: tuple[int, int]
    name: str = ""
    number: int = 0
    seen: Seen | None = None
    spot: Spot | None = None
    scrolls: bool = False
    finger: bool = False


class Pointer:
    """What is pressed or dragged. All positions come from the events."""

    def __init__(self, editor: "Editor") -> None:
        self.editor = editor
        self.press: Press | None = None
        self.drag: Drag | None = None
        self.over: tuple[int, int] = (-1, -1)

    def handle(self, event: pygame.event.Event) -> bool:
        """Take an event of the mouse; whether it changed anything to see."""
        if getattr(event, "button", 1) != 1:
            return False
        if event.type == pygame.MOUSEBUTTONDOWN:
            self._down(event.pos, bool(getattr(event, "touch", False)))
            return True
        if event.type == pygame.MOUSEMOTION:
            self.over = event.pos
            return self._move(event.pos)
        if event.type == pygame.MOUSEBUTTONUP:
            self._up(event.pos)
            return True
        if event.type == pygame.MOUSEWHEEL:
            return self._wheel(event)
        if event.type == pygame.WINDOWFOCUSLOST:
            self.cancel()
            return True
        return False

    def cancel(self) -> None:
        """End a press or a drag as if it had not begun."""
        dragged, self.drag, self.press = self.drag, None, None
        if dragged:
            self.editor.refresh()

    def tick(self, dt: float) -> bool:
        """Scroll while a block is held near the border."""
        drag, area = self.drag, self.editor.workspace.rect
        if not drag or drag.over_bin:
            return False
        edge = self.editor.screen.px(EDGE)
        by = max(0, drag.pos[1] - (area.bottom - edge)) - max(0, area.top + edge - drag.pos[1])
        if not by or not area.left <= drag.pos[0] <= area.right:
            return False
        step = round(
            self.editor.screen.px(EDGE_SPEED) * dt * min(1.0, abs(by) / edge) * (1 if by > 0 else -1)
        )
        if not self.editor.workspace.scroll_by(0, step or (1 if by > 0 else -1)):
            return False
        self._aim(drag.pos)
        return True

    # Down.

    def _down(self, pos: tuple[int, int], finger: bool) -> None:
        editor = self.editor
        self.cancel()
        pad = editor.fields.pad
        key = pad.at(pos) if pad else None
        if key is not None:
            editor.fields.press(key)
            self.press = Press("pad", pos, pos)
            return
        editor.fields.close()
        self.press = self._pressed(pos)
        self.press.finger = finger
        if self.press.kind not in ("item", "shelf", "family"):
            editor.zone = "workspace"  # a family that is open closes

    def _pressed(self, pos: tuple[int, int]) -> Press:
        editor = self.editor
        tool = editor.toolbar.at(pos) if editor.toolbar else None
        if tool is not None:
            return Press("tool", pos, pos, tool)
        mark = self._mark_at(pos)
        if mark:
            return Press("mark", pos, pos, spot=mark)
        family = editor.shelf.family_at(pos)
        if family is not None:
            return Press("family", pos, pos, family)
        if editor.shelf.hit(pos):
            number = editor.shelf.at(pos)
            if number is None:
                return Press("shelf", pos, pos, scrolls=True)
            return Press("item", pos, pos, number=number)
        seen = editor.workspace.layout.at(*editor.workspace.local(pos), editor.screen.px(REACH))
        if seen and seen.block:
            return Press("block", pos, pos, seen=seen, scrolls=editor.read_only)
        return Press("ground", pos, pos, scrolls=True)

    # Marks: where a selected block may be moved by a tap.

    def marks(self) -> list[tuple[Spot, pygame.Rect]]:
        """The places for the selected block, on the screen: beads beside gaps, or whole holes."""
        editor = self.editor
        block = editor.script.find(editor.selected) if editor.selected else None
        if not block or editor.read_only or self.drag or editor.fields.entry:
            return []
        base = edit.remove(editor.catalogue, editor.script, block.id)
        within = {b.id for b in block.walk()}
        here = edit.where(editor.script, block.id)
        layout = editor.workspace.layout
        if editor.catalogue[block.type].shape == "command":
            found = [
                (gap.spot, self._bead(gap)) for gap in layout.gaps if self._is_move(gap.spot, here, within)
            ]
        else:
            boxes = [(hole, editor.workspace.on_screen(seen.box)) for hole, seen in layout.holes()]
            found = [(hole, box) for hole, box in boxes if hole.parent not in within and hole != here]
        return [mark for mark in found if edit.accepts(editor.catalogue, base, block, mark[0])]

    def _bead(self, gap: Target) -> pygame.Rect:
        """The bead of a gap, to the left of it."""
        px = self.editor.screen.px
        x, y = self.editor.workspace.origin
        side = 2 * px(MARK)
        bead = pygame.Rect(0, 0, side, side)
        bead.center = x + gap.x - px(MARK_ASIDE), y + gap.y - px(2)
        return bead

    def _is_move(self, spot: Spot, here: Spot | None, within: set[str]) -> bool:
        if not isinstance(spot, Place) or not isinstance(here, Place):
            return False
        same = (spot.parent, spot.body) == (here.parent, here.body)
        stays = same and spot.index in (here.index, here.index + 1)
        return spot.parent not in within and not stays

    def _mark_at(self, pos: tuple[int, int]) -> Spot | None:
        across, down = (2 * self.editor.screen.px(units - MARK) for units in MARK_REACH)
        near = []
        for spot, box in self.marks():
            reach = box.inflate(across, down) if isinstance(spot, Place) else box
            if reach.collidepoint(pos):
                near.append((abs(box.centerx - pos[0]) + abs(box.centery - pos[1]), spot))
        return min(near, key=lambda found: found[0])[1] if near else None

    # Move.

    def _move(self, pos: tuple[int, int]) -> bool:
        if self.drag:
            self._aim(pos)
            return True
        press = self.press
        if not press:
            return self._hover(pos)
        if press.kind == "pad":
            return self._turn_dial(pos)
        far = self.editor.screen.px(DRAG_FROM)
        if press.kind in ("ground", "shelf", "block", "item") and press.scrolls:
            started = press.last != press.pos or max(abs(pos[i] - press.pos[i]) for i in (0, 1)) > far
            if press.kind == "item" and not self.editor.shelf.rect.collidepoint(pos):
                self._start(press, pos)  # the finger that scrolled the palette takes the block out after all
            elif started:
                self._scroll(press, pos)
            return started
        if press.kind in ("item", "block") and max(abs(pos[i] - press.pos[i]) for i in (0, 1)) > far:
            self._start(press, pos)
            return True
        return False

    def _turn_dial(self, pos: tuple[int, int]) -> bool:
        """A dial that is held follows the pointer."""
        fields = self.editor.fields
        key = fields.pad.at(pos) if fields.pad else None
        if not key or not key.startswith(SET):
            return False
        fields.press(key)
        return True

    def _hover(self, pos: tuple[int, int]) -> bool:
        """Lift the block of the palette under the pointer; show whole the text that a block cuts."""
        editor, shelf = self.editor, self.editor.shelf
        before = shelf.hovered, editor.whole
        shelf.hovered, editor.whole = shelf.at(pos), self._cut_at(pos)
        return before != (shelf.hovered, editor.whole)

    def _cut_at(self, pos: tuple[int, int]) -> str:
        editor = self.editor
        if not editor.workspace.rect.collidepoint(pos):
            return ""
        seen = editor.workspace.layout.at(*editor.workspace.local(pos))
        piece = seen.piece if seen else None
        cut = piece is not None and editor.looks.measure(piece.text) > editor.setting.metrics.text
        return piece.text if piece and cut else ""

    def _scroll(self, press: Press, pos: tuple[int, int]) -> None:
        dx, dy = press.last[0] - pos[0], press.last[1] - pos[1]
        press.last = pos
        if press.kind in ("shelf", "item"):
            self.editor.shelf.scroll_by(dy)
        else:
            self.editor.workspace.scroll_by(dx, dy)
            self.editor.refresh(ease=False)

    def _start(self, press: Press, pos: tuple[int, int]) -> None:
        """Lift a block, or scroll a long palette when a finger goes straight up or down."""
        editor = self.editor
        dx, dy = pos[0] - press.pos[0], pos[1] - press.pos[1]
        steep = abs(dy) > 2 * abs(dx) and editor.shelf.rect.collidepoint(pos)
        if press.kind == "item" and press.finger and editor.shelf.room and steep:
            press.scrolls = True
            self._scroll(press, pos)
            return
        self.drag = self._lift_offer(press) if press.kind == "item" else self._lift_block(press)
        self.press = None
        if self.drag:
            editor.part, editor.selected, editor.zone = None, None, "workspace"
            self._aim(pos)

    def _lift_offer(self, press: Press) -> Drag | None:
        editor = self.editor
        if press.number >= len(editor.shelf.items):
            return None
        block = editor.shelf.items[press.number].offer.block
        return Drag(editor, block, None, editor.shelf.box(press.number).topleft, press.pos)

    def _lift_block(self, press: Press) -> Drag | None:
        editor = self.editor
        assert press.seen
        id = editor.handle_of(press.seen.block)
        block, box = editor.script.find(id), editor.workspace.layout.box(id)
        if not block or not box:
            return None
        return Drag(editor, block, id, editor.workspace.on_screen(box).topleft, press.pos)

    def _aim(self, pos: tuple[int, int]) -> None:
        """Follow the pointer: over the palette a block is thrown, over the program the nearest slot wins."""
        drag, editor = self.drag, self.editor
        if not drag:
            return
        drag.pos = pos
        over_bin = editor.shelf.hit(pos)
        left, top = drag.corner
        x, y = editor.workspace.local((left, top))
        held = drag.target
        found: Target | None = None
        if self._over_program(pos):
            found = nearest(drag.targets, x, y, held, editor.screen.px(8))
            if not found and drag.id is None:
                editor.tell("no_hole")
        target = found.spot if found else None
        if over_bin != drag.over_bin or target != held:
            drag.over_bin = over_bin
            drag.aim(target)
            editor.refresh()

    def _over_program(self, pos: tuple[int, int]) -> bool:
        """Whether a block let go there is meant for the program; a hand may slip off its border."""
        slack = 2 * self.editor.screen.px(EDGE)
        near = self.editor.workspace.rect.inflate(slack, slack).collidepoint(pos)
        return near and not self.editor.shelf.hit(pos)

    # Up.

    def _up(self, pos: tuple[int, int]) -> None:
        press, self.press = self.press, None
        if self.drag:
            self._aim(pos)
            self._drop()
        elif press and not (press.scrolls and press.last != press.pos):
            self._tap(press, pos)

    def _drop(self) -> None:
        drag, editor = self.drag, self.editor
        assert drag
        ghost, corner = drag.ghost, drag.corner
        self.drag = None
        if drag.over_bin and drag.id:
            editor.commit(drag.base, "trash")
        elif drag.target is None or ghost is None:
            editor.refresh()
            if not editor.still:
                editor.workspace.drop_from(drag.block, corner)  # it flies back to where it was
        else:
            editor.commit(drag.shown)
            if not editor.still:
                editor.workspace.drop_from(ghost, corner)
            if editor.script.find(ghost.id):
                editor.cursor = caret.waiting(editor.catalogue, editor.script, ghost.id)
        editor.notice = ""

    def _tap(self, press: Press, pos: tuple[int, int]) -> None:
        editor = self.editor
        if press.kind not in ("item", "family", "shelf"):
            editor.zone = "workspace"
        if press.kind == "tool":
            if editor.toolbar and editor.toolbar.at(pos) == press.name:
                editor.acts.tool(press.name)
        elif press.kind == "mark" and press.spot:
            self._tap_mark(press.spot)
        elif press.kind == "item":
            if editor.shelf.at(pos) == press.number:
                editor.acts.take(press.number)
        elif press.kind == "family" and editor.shelf.family_at(pos) == press.name:
            editor.acts.show_family(press.name)
        elif press.kind == "block" and press.seen:
            self._tap_block(press.seen)
        elif press.kind == "ground":
            editor.part = editor.selected = None
            x, y = editor.workspace.local(pos)
            found = nearest(editor.workspace.layout.gaps, x, y)
            if found and isinstance(found.spot, Place):
                editor.cursor = found.spot
            editor.refresh()

    def _tap_mark(self, spot: Spot) -> None:
        editor = self.editor
        assert editor.selected
        base_spot = spot
        here = edit.where(editor.script, editor.selected)
        if isinstance(spot, Place) and isinstance(here, Place):
            same = (spot.parent, spot.body) == (here.parent, here.body)
            base_spot = Place(spot.parent, spot.body, spot.index - (same and spot.index > here.index))
        editor.move(editor.selected, base_spot)

    def _tap_block(self, seen: Seen) -> None:
        editor = self.editor
        piece = seen.piece
        if piece and not editor.read_only and not editor.puzzle:
            if piece.kind == "field" and self._opens(seen):
                editor.select(None)
                editor.cursor = caret.waiting(editor.catalogue, editor.script, seen.block)
                editor.fields.open(seen.block, piece.name)
                return
            if piece.kind == "more":
                editor.select(None)
                editor.fields.open_slot(Hole(seen.block, piece.name))
                return
            if piece.kind == "hole" and piece.inside is None:
                editor.select(None)
                editor.cursor = caret.waiting(editor.catalogue, editor.script, seen.block)
                editor.part = caret.Part(seen.block, piece.name, True)
                editor.refresh()
                return
        editor.select(seen.block)

    def _opens(self, seen: Seen) -> bool:
        """A variable is its name only: a first tap selects it, a second one writes on it."""
        block = self.editor.script.find(seen.block)
        return block is not None and (block.type != "get" or self.editor.selected == block.id)

    def _wheel(self, event: pygame.event.Event) -> bool:
        editor = self.editor
        by = -event.y * editor.screen.px(WHEEL)
        if editor.shelf.hit(self.over):
            return editor.shelf.scroll_by(by)
        moved = editor.workspace.scroll_by(event.x * editor.screen.px(WHEEL), by)
        editor.refresh(ease=False)
        return moved
