"""Mouse and touch: presses, taps, scrolling and drags, from one state to the next."""

from dataclasses import dataclass, replace

import pygame

from codeweek.blocks.edit import Spot
from codeweek.desktop.editor import caret, edit_acts, value_fields
from codeweek.desktop.editor.block_layout import Seen, Target, nearest
from codeweek.desktop.editor.document import lift
from codeweek.desktop.editor.drop_targets import Drag, mark_at
from codeweek.desktop.editor.editor_state import SET, State
from codeweek.desktop.editor.editor_view import View

DRAG_FROM = 6  # units: before that, a press is a tap
WHEEL = 60  # units by notch
EDGE = 40  # units from the border of the workspace where a drag scrolls it
EDGE_SPEED = 500  # units a second
REACH = 8  # units around a value that are touched for it
Point = tuple[int, int]


@dataclass
class Press:
    """A button or a finger that is down: where, on what."""

    kind: str  # tool mark item block ground shelf family pad
    pos: Point
    last: Point
    name: str = ""
    number: int = 0
    seen: Seen | None = None
    spot: Spot | None = None
    scrolls: bool = False
    finger: bool = False

    def far(self, pos: Point) -> int:
        """How far a point is from where it began."""
        return max(abs(pos[i] - self.pos[i]) for i in (0, 1))


class Pointer:
    """What is pressed or dragged on a view. All positions come from the events."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.press: Press | None = None
        self.drag: Drag | None = None
        self.over: Point = (-1, -1)

    def handle(self, event: pygame.event.Event, state: State) -> State:
        """Take an event of the mouse; `left` when it changes nothing to see."""
        if getattr(event, "button", 1) != 1:
            return state.leave()
        if event.type == pygame.MOUSEBUTTONDOWN:
            return self._down(event.pos, bool(getattr(event, "touch", False)), state)
        if event.type == pygame.MOUSEMOTION:
            self.over = event.pos
            return self._move(event.pos, state)
        if event.type == pygame.MOUSEBUTTONUP:
            return self._up(event.pos, state)
        if event.type == pygame.MOUSEWHEEL:
            return self._wheel(event, state)
        if event.type == pygame.WINDOWFOCUSLOST:
            self.cancel()
            return state
        return state.leave()

    def cancel(self) -> None:
        """End a press or a drag as if it had not begun."""
        self.drag = self.press = None

    def tick(self, dt: float, state: State) -> State:
        """Scroll while a block is held near the border; `left` when nothing moved."""
        drag, area, px = self.drag, self.view.workspace.rect, self.view.screen.px
        if not drag or drag.over_bin:
            return state.leave()
        edge = px(EDGE)
        by = max(0, drag.pos[1] - (area.bottom - edge)) - max(0, area.top + edge - drag.pos[1])
        if not by or not area.left <= drag.pos[0] <= area.right:
            return state.leave()
        step = round(px(EDGE_SPEED) * dt * min(1.0, abs(by) / edge) * (1 if by > 0 else -1))
        moved = self.view.workspace.scroll_by(0, step or (1 if by > 0 else -1))
        return self._aim(drag, drag.pos, state) if moved else state.leave()

    # Down.

    def _down(self, pos: Point, finger: bool, state: State) -> State:
        self.cancel()
        pad = self.view.pad
        key = pad.at(pos) if pad else None
        if key is not None:
            self.press = Press("pad", pos, pos)
            return value_fields.press(state, key)
        closed = value_fields.close(state)
        self.press = self._pressed(pos, closed)
        self.press.finger = finger
        return closed if self.press.kind in ("item", "shelf", "family") else in_workspace(closed)

    def _pressed(self, pos: Point, state: State) -> Press:
        view = self.view
        tool = view.toolbar.at(pos) if view.toolbar else None
        if tool is not None:
            return Press("tool", pos, pos, tool)
        mark = mark_at(view, state, pos)
        if mark:
            return Press("mark", pos, pos, spot=mark)
        family = view.palette.family_at(pos)
        if family is not None:
            return Press("family", pos, pos, family)
        if view.palette.hit(pos):
            number = view.palette.at(pos)
            if number is None:
                return Press("shelf", pos, pos, scrolls=True)
            return Press("item", pos, pos, number=number)
        seen = view.workspace.layout.at(*view.workspace.local(pos), view.screen.px(REACH))
        if seen and seen.block:
            held = state.document.held(seen.block)
            return Press("block", pos, pos, seen=seen, scrolls=not state.document.moves(held))
        return Press("ground", pos, pos, scrolls=True)

    # Move.

    def _move(self, pos: Point, state: State) -> State:
        press, view = self.press, self.view
        if self.drag:
            return self._aim(self.drag, pos, state)
        if not press:
            return state if view.hover(pos) else state.leave()
        if press.kind == "pad":
            return self._turn_dial(pos, state)
        far = press.far(pos) > view.screen.px(DRAG_FROM)
        if press.scrolls:
            if press.kind == "item" and not view.palette.rect.collidepoint(pos):
                return self._start(press, pos, state)  # the finger that scrolled takes the block out
            return self._scroll(press, pos, state) if press.last != press.pos or far else state.leave()
        if press.kind in ("item", "block") and far:
            return self._start(press, pos, state)
        return state.leave()

    def _turn_dial(self, pos: Point, state: State) -> State:
        """A dial that is held follows the pointer."""
        key = self.view.pad.at(pos) if self.view.pad else None
        return value_fields.press(state, key) if key and key.startswith(SET) else state.leave()

    def _scroll(self, press: Press, pos: Point, state: State) -> State:
        dx, dy = press.last[0] - pos[0], press.last[1] - pos[1]
        press.last = pos
        if press.kind in ("shelf", "item"):
            self.view.palette.scroll_by(dy)
        else:
            self.view.workspace.scroll_by(dx, dy)
        return state

    def _start(self, press: Press, pos: Point, state: State) -> State:
        """Lift a block, or scroll a long palette when a finger goes straight up or down."""
        shelf = self.view.palette
        dx, dy = pos[0] - press.pos[0], pos[1] - press.pos[1]
        steep = abs(dy) > 2 * abs(dx) and shelf.rect.collidepoint(pos)
        if press.kind == "item" and press.finger and shelf.room and steep:
            press.scrolls = True
            return self._scroll(press, pos, state)
        self.press = None
        self.drag = self._lift_offer(press, state) if press.kind == "item" else self._lift_block(press, state)
        if not self.drag:
            return state
        lifted = in_workspace(state.to(state.cursor.free))
        self.view.point(lifted, scroll=False)  # a family that was open is no longer in the way
        return self._aim(self.drag, pos, lifted)

    def _lift_offer(self, press: Press, state: State) -> Drag | None:
        shelf = self.view.palette
        if press.number >= len(shelf.items):
            return None
        taken = lift(state.document, shelf.items[press.number].offer.block, None)
        return Drag(self.view, taken, shelf.box(press.number).topleft, press.pos)

    def _lift_block(self, press: Press, state: State) -> Drag | None:
        assert press.seen
        id = state.document.held(press.seen.block)
        block, box = state.script.find(id), self.view.workspace.layout.box(id)
        if not block or not box:
            return None
        corner = self.view.workspace.on_screen(box).topleft
        return Drag(self.view, lift(state.document, block, id), corner, press.pos)

    def _aim(self, drag: Drag, pos: Point, state: State) -> State:
        """Follow the pointer: over the palette a block is thrown, over the program the nearest slot wins."""
        view = self.view
        drag.pos, drag.over_bin = pos, view.palette.hit(pos)
        x, y = view.workspace.local(drag.corner)
        held, found = drag.lift.target, None
        if self._over_program(pos):
            found = nearest(drag.targets, x, y, held, view.screen.px(8))
        target = found.spot if found else None
        if found and drag.lift.id is None and drag.beside and state.document.is_statement(drag.lift.block):
            tapped = edit_acts.gap(state, drag.lift.block, state.cursor.place)  # where a tap would put it
            target = next(iter(drag.lift.accepted([tapped])), target)
        if target != held:
            drag.aim(target)
        homeless = self._over_program(pos) and not found and drag.lift.id is None
        return replace(state, notice="no_hole") if homeless else state

    def _over_program(self, pos: Point) -> bool:
        """Whether a block let go there is meant for the program; a hand may slip off its border."""
        slack = 2 * self.view.screen.px(EDGE)
        near = self.view.workspace.rect.inflate(slack, slack).collidepoint(pos)
        return near and not self.view.palette.hit(pos)

    # Up.

    def _up(self, pos: Point, state: State) -> State:
        press, drag = self.press, self.drag
        self.press = None
        if drag:
            aimed = self._aim(drag, pos, state)
            self.drag = None
            return self._drop(drag, aimed)
        if press and not (press.scrolls and press.last != press.pos):
            return self._tap(press, pos, state)
        return state

    def _drop(self, drag: Drag, state: State) -> State:
        """What is over the palette is thrown away, what is over no slot flies back to where it was."""
        held, quiet = drag.lift, replace(state, notice="")
        if drag.over_bin and held.id:
            return quiet.commit(held.base, "trash")
        self.view.let_go(held.ghost or held.block, drag.corner)
        if held.target is None or held.ghost is None:
            return quiet
        dropped = quiet.commit(held.shown)
        if not dropped.script.find(held.ghost.id):
            return dropped
        place = caret.waiting(dropped.document.catalogue, dropped.script, held.ghost.id)
        return dropped.to(replace(dropped.cursor, place=place))

    def _tap(self, press: Press, pos: Point, state: State) -> State:
        """A press that did not move, on what it began on."""
        view = self.view
        if press.kind == "item":
            return edit_acts.take(state, press.number) if view.palette.at(pos) == press.number else state
        if press.kind == "family":
            same = view.palette.family_at(pos) == press.name
            return edit_acts.show_family(state, press.name) if same else state
        if press.kind == "shelf":
            return state
        state = in_workspace(state)
        if press.kind == "tool":
            same = view.toolbar is not None and view.toolbar.at(pos) == press.name
            return edit_acts.press_tool(state, press.name) if same else state
        if press.kind == "mark" and press.spot:
            return value_fields.tap_mark(state, press.spot)
        if press.kind == "block" and press.seen:
            return value_fields.tap_block(state, press.seen)
        if press.kind == "ground":
            target: Target | None = nearest(view.workspace.layout.gaps, *view.workspace.local(pos))
            return value_fields.tap_ground(state, target.spot if target else None)
        return state

    def _wheel(self, event: pygame.event.Event, state: State) -> State:
        view = self.view
        by = -event.y * view.screen.px(WHEEL)
        if view.palette.hit(self.over):
            moved = view.palette.scroll_by(by)
        else:
            moved = view.workspace.scroll_by(event.x * view.screen.px(WHEEL), by)
        return state if moved else state.leave()


def in_workspace(state: State) -> State:
    """The same, with the keyboard on the program: a family that is open closes."""
    return state.to(replace(state.cursor, zone="workspace"))
