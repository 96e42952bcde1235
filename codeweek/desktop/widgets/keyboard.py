"""What a key of the keyboard is, and what is held with it."""

import pygame

ENTER = (pygame.K_RETURN, pygame.K_KP_ENTER)
_TOP_ROW = {scan: str((i + 1) % 10) for i, scan in enumerate(range(pygame.KSCAN_1, pygame.KSCAN_1 + 10))}
_DIGITS = {
    **{getattr(pygame, f"K_{n}"): str(n) for n in range(10)},
    **{getattr(pygame, f"K_KP{n}"): str(n) for n in range(10)},
}
_CONTROL = pygame.KMOD_CTRL | pygame.KMOD_META


def control(mod: int) -> bool:
    """Whether Ctrl (or ⌘) is held: AltGr, which is Ctrl and Alt on Windows, writes a sign."""
    return bool(mod & _CONTROL) and not mod & pygame.KMOD_ALT


def digit(event: pygame.event.Event) -> str:
    """The digit of a key, on any layout: the 5 of a French keyboard types « ( » without Shift."""
    return _DIGITS.get(event.key) or _TOP_ROW.get(getattr(event, "scancode", 0), "")
