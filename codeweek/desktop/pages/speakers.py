"""The buttons that read aloud what stands beside them: the story of a level, what the hero says."""

from collections.abc import Iterable, Mapping, Sequence

import pygame

from codeweek.desktop.pages.bubble import Bubble, Heading
from codeweek.desktop.screen import Screen
from codeweek.desktop.sound.voice import Told, Voice, lit_in
from codeweek.desktop.widgets.widget import Button, Widget
from codeweek.text import Text

SIDE, GAP = 48, 6  # units
ROOM = SIDE + 2 * GAP  # that the words leave to a speaker
STORY, SAID = "story", "said"


def speakers(screen: Screen, text: Text, widgets: Sequence[Widget]) -> Iterable[Button]:
    """One at the right of the story, one at the right of what is said."""
    for widget in widgets:
        if isinstance(widget, Heading):
            yield _speaker(screen, text, widget.rect, STORY)
        elif isinstance(widget, Bubble):
            yield _speaker(screen, text, widget.box(screen), SAID)


def refresh(widgets: Sequence[Widget], texts: Mapping[str, Told], voice: Voice) -> None:
    """Bring speakers and light up to the voice: who speaks, which word is heard."""
    there = {key: voice.can(told) for key, told in texts.items()}
    for widget in widgets:
        if isinstance(widget, Button) and widget.action == "read":
            widget.visible = widget.enabled = there[str(widget.value)]
            chosen = voice.reading == texts[str(widget.value)].shown
            widget.kind = "chosen" if chosen else "plain"
        elif isinstance(widget, Heading):
            widget.aside, widget.lit = there[STORY], lit_in(voice.lit, widget.story)
        elif isinstance(widget, Bubble):
            widget.aside, widget.lit = there[SAID], lit_in(voice.lit, widget.label)


def _speaker(screen: Screen, text: Text, beside: pygame.Rect, what: str) -> Button:
    side = min(screen.px(SIDE), beside.height - screen.px(4))
    box = pygame.Rect(beside.right - side - screen.px(GAP), 0, side, side)
    box.centery = beside.centery
    words = text(f"ui.voice.read_{what}")
    return Button(box, "read", icon="speaker", value=what, tooltip=words)
