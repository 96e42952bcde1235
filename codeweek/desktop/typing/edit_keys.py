"""What a key does to a text, in any field and in one for code; and the clipboard, the system's or our own."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import NamedTuple

import pygame

from codeweek.desktop.typing import text_editing
from codeweek.desktop.typing.code_text import Code
from codeweek.desktop.widgets.keyboard import control


class Clipboard:
    """What was copied last."""

    def __init__(self) -> None:
        self._kept = ""

    def put(self, text: str) -> None:
        """Copy a text, for the other programs too when that can be."""
        self._kept = text
        try:
            pygame.scrap.put_text(text)
        except pygame.error:
            return  # it is kept here

    def get(self) -> str:
        """What was copied, here or in another program."""
        try:
            return pygame.scrap.get_text() or self._kept
        except pygame.error:
            return self._kept


CLIPBOARD = Clipboard()  # one for all boxes, as for all programs


ENTER = (pygame.K_RETURN, pygame.K_KP_ENTER)
_Move = Callable[[Code, bool], Code]
# Alone, and with Ctrl.
_MOVES: Mapping[int, tuple[_Move, _Move]] = {
    pygame.K_LEFT: (text_editing.left, text_editing.word_left),
    pygame.K_RIGHT: (text_editing.right, text_editing.word_right),
    pygame.K_UP: (text_editing.up, text_editing.up),
    pygame.K_DOWN: (text_editing.down, text_editing.down),
    pygame.K_HOME: (text_editing.home, text_editing.top),
    pygame.K_END: (text_editing.end, text_editing.bottom),
}
_ERASES: Mapping[int, tuple[Callable[[Code], Code], Callable[[Code], Code]]] = {
    pygame.K_BACKSPACE: (text_editing.backspace, text_editing.word_before),
    pygame.K_DELETE: (text_editing.delete, text_editing.word_after),
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
        return Done(text_editing.down(code, shift, by))
    if event.key in _ERASES:
        return Done(_ERASES[event.key][held](code), "erases")
    if held:
        return _with_control(event.key, code, clipboard)
    if event.key in ENTER:
        return Done(text_editing.new_line(code), "line")
    if event.key == pygame.K_TAB:
        return Done((text_editing.unindent if shift else text_editing.indent)(code), "indents")
    return None


def _with_control(key: int, code: Code, clipboard: Clipboard) -> Done | None:
    doings: Mapping[int, Callable[[], Done]] = {
        pygame.K_a: lambda: Done(text_editing.everything(code)),
        pygame.K_c: partial(_copy, code, clipboard, cut=False),
        pygame.K_x: partial(_copy, code, clipboard, cut=True),
        pygame.K_v: lambda: Done(text_editing.typed(code, clipboard.get()), "pastes"),
    }
    return doings[key]() if key in doings else None


def _copy(code: Code, clipboard: Clipboard, cut: bool) -> Done:
    """What is selected, to be put elsewhere; without a selection nothing, as in any other field."""
    if code.selected:
        clipboard.put(code.selected)
    return Done(text_editing.typed(code, ""), "cuts") if cut else Done(code)
