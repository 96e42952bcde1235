"""What a key does to a text: the acts of any field, and those of one for code."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import NamedTuple

import pygame

from codeweek.desktop.keyboard import control
from codeweek.desktop.typing import edits, moves
from codeweek.desktop.typing.clipboard import Clipboard
from codeweek.desktop.typing.code import Code

ENTER = (pygame.K_RETURN, pygame.K_KP_ENTER)
_Move = Callable[[Code, bool], Code]
# Alone, and with Ctrl.
_MOVES: Mapping[int, tuple[_Move, _Move]] = {
    pygame.K_LEFT: (moves.left, moves.word_left),
    pygame.K_RIGHT: (moves.right, moves.word_right),
    pygame.K_UP: (moves.up, moves.up),
    pygame.K_DOWN: (moves.down, moves.down),
    pygame.K_HOME: (moves.home, moves.top),
    pygame.K_END: (moves.end, moves.bottom),
}
_ERASES: Mapping[int, tuple[Callable[[Code], Code], Callable[[Code], Code]]] = {
    pygame.K_BACKSPACE: (edits.backspace, edits.word_before),
    pygame.K_DELETE: (edits.delete, edits.word_after),
}


class Done(NamedTuple):
    """The text after a key, and the kind of the change: what goes on with the same is undone with it."""

    code: Code
    kind: str = ""


def act(event: pygame.event.Event, code: Code, page: int, clipboard: Clipboard) -> Done | None:
    """What a key does, `page` being the lines in sight; None: nothing here."""
    shift, held = bool(event.mod & pygame.KMOD_SHIFT), control(event.mod)
    if event.key in _MOVES:
        return Done(_MOVES[event.key][held](code, shift))
    if event.key in (pygame.K_PAGEUP, pygame.K_PAGEDOWN):
        by = page if event.key == pygame.K_PAGEDOWN else -page
        return Done(moves.down(code, shift, by))
    if event.key in _ERASES:
        return Done(_ERASES[event.key][held](code), "erases")
    if held:
        return _with_control(event.key, code, clipboard)
    if event.key in ENTER:
        return Done(edits.new_line(code), "line")
    if event.key == pygame.K_TAB:
        return Done((edits.unindent if shift else edits.indent)(code), "indents")
    return None


def _with_control(key: int, code: Code, clipboard: Clipboard) -> Done | None:
    doings: Mapping[int, Callable[[], Done]] = {
        pygame.K_a: lambda: Done(moves.everything(code)),
        pygame.K_c: partial(_copy, code, clipboard, cut=False),
        pygame.K_x: partial(_copy, code, clipboard, cut=True),
        pygame.K_v: lambda: Done(edits.typed(code, clipboard.get()), "pastes"),
    }
    return doings[key]() if key in doings else None


def _copy(code: Code, clipboard: Clipboard, cut: bool) -> Done:
    """What is selected, to be put elsewhere; without a selection nothing, as in any other field."""
    if code.selected:
        clipboard.put(code.selected)
    return Done(edits.typed(code, ""), "cuts") if cut else Done(code)
