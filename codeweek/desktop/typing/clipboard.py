"""The clipboard: the system's, and our own where the system has none to give."""

import pygame


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
