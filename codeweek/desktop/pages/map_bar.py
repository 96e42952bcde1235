"""The bar of the map: who plays, the name of the course, and the buttons to the other pages."""

from collections.abc import Sequence

import pygame

from codeweek.app.journey import Journey
from codeweek.desktop.app import App
from codeweek.desktop.pages.bubble import size_in
from codeweek.desktop.travel.child_animal import Me
from codeweek.desktop.widgets.widget import Button, Label, Widget

NAME, SMALL_NAME = 28, 15  # sizes of the name of the course
GO = 620  # units: the least room in which the name and the button to go on stand side by side
INVENT = 150  # units: what the words of the button to invent take more
WITH_HELP = 480  # units: a bar with room for who plays and for all of its buttons


def map_bar(
    app: App, journey: Journey, bar: pygame.Rect, goes: bool
) -> tuple[list[Widget], pygame.Rect, bool]:
    """The title has what the buttons leave, beside the button to go on where there is room for both.

    Some of the buttons go without their words rather than these two.
    """
    px = app.screen.px
    for bare in ((), ("elsewhere",), ("elsewhere", "adult")):
        made, room = _buttons(app, journey, bar, bare)
        title = _title(app, journey, pygame.Rect(room.left, room.top, round(room.width * 0.28), room.height))
        if goes and room.width >= px(GO if bare else GO + INVENT) and title:
            left = title.rect.right + px(10)
            return [*made, title], pygame.Rect(left, room.top, room.right - left, room.height), True
    for bare in ((), ("elsewhere",), ("elsewhere", "adult")):
        made, room = _buttons(app, journey, bar, bare)
        if title := _title(app, journey, room):
            return [*made, title], room, False
    return made, room, False


def _buttons(
    app: App, journey: Journey, bar: pygame.Rect, bare: Sequence[str]
) -> tuple[list[Widget], pygame.Rect]:
    """The corners of the bar, and the room between them."""
    screen, text = app.screen, app.text
    side, gap = bar.height, screen.px(10)
    made: list[Widget] = [
        Button((bar.left, bar.top, side, side), "back", icon="people", tooltip=text("ui.map.who"))
    ]
    right, narrow = bar.right + gap, bar.width < screen.px(WITH_HELP)
    for action, icon, words in (
        ("adult", "person", text("ui.map.adult")),
        ("elsewhere", "travel", text("resume.title")),
        ("settings", "gear", text("ui.menu.settings")),
        ("help", "question", text("ui.map.help")),
        ("concepts", "star", text("ui.menu.concepts")),
    ):
        if action == "help" and narrow:  # who plays comes first; F1 and ? still show it
            continue
        label = words if action in ("adult", "elsewhere") and action not in bare else ""
        width = Button.width_for(screen, label, icon, 18) if label else side
        right -= width + gap
        box = (right, bar.top, width, side)
        made.append(Button(box, action, icon=icon, label=label, size=18, tooltip=words))
    left = bar.left + side + gap
    if (profile := journey.profile) and right - left >= screen.px(74):
        place = pygame.Rect(left + screen.px(2), 0, screen.px(60), screen.px(60))
        place.centery = bar.centery
        made.insert(1, Me(app, place, profile, journey))
        left += screen.px(74)
    return made, pygame.Rect(left, bar.top, max(0, right - left - gap), side)


def _title(app: App, journey: Journey, room: pygame.Rect) -> Label | None:
    """In one line or two, none of its words cut; None if there is too little room."""
    screen, plan, text = app.screen, journey.plan, app.text
    title = text.pick(journey.pack.title)
    if plan["levels"]:
        title = plan["title"] or text("room.child.today.title")
    if not room.width:
        return None
    size = size_in(screen, title, room, NAME, "bold", SMALL_NAME)
    widest = max(screen.fonts.width(word, size, "bold") for word in title.split() or [""])
    if widest > room.width or screen.paragraph_height(title, room.width, size, "bold") > room.height:
        return None
    return Label(room, title, size=size, face="bold")
