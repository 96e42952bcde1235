"""What is held with a key."""

import pygame

_CONTROL = pygame.KMOD_CTRL | pygame.KMOD_META


def control(mod: int) -> bool:
    """Whether Ctrl (or ⌘) is held: AltGr, which is Ctrl and Alt on Windows, writes a sign."""
    return bool(mod & _CONTROL) and not mod & pygame.KMOD_ALT
