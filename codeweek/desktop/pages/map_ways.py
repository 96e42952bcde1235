"""The ways on from the map: the level to go on with, of today or of the course, and to invent."""

import pygame

from codeweek.app.journey import Journey
from codeweek.app.practice import due_in
from codeweek.desktop.app import App
from codeweek.desktop.widgets.widget import Button, Widget
from codeweek.levels.level import Level

NAMED = 440  # units: the least room to go on, beside the words of another button


def ways_on(app: App, journey: Journey, row: pygame.Rect, level: Level) -> list[Widget]:
    """To go on, and beside it to invent: by its sign alone where its words leave too little room."""
    screen, words, gap = app.screen, app.text("ui.map.invent"), app.screen.px(10)
    if journey.plan["levels"]:  # a day that has its own
        return [_go_on(app, journey, row, level)]
    wide = Button.width_for(screen, words, "pencil", 18)
    label = words if row.width - wide >= screen.px(NAMED) else ""
    wide = wide if label else row.height
    box = (row.right - wide, row.top, wide, row.height)
    invent = Button(box, "invent", icon="pencil", label=label, size=18, tooltip=words)
    on = pygame.Rect(row.left, row.top, row.width - wide - gap, row.height)
    return [_go_on(app, journey, on, level), invent]


def again(app: App, journey: Journey, row: pygame.Rect) -> Button | None:
    """In the middle of a row, one like the level that comes back now, if one does."""
    like = due_in(journey)
    if like is None:
        return None
    words = app.text("ui.map.due", title=app.text.pick(like.title))
    box = pygame.Rect(row.left, row.top, 0, row.height)
    box.width = min(row.width, Button.width_for(app.screen, words, "repeat", 20))
    box.centerx = row.centerx
    return Button(box, "due", label=words, icon="repeat", size=20)


def _go_on(app: App, journey: Journey, rect: pygame.Rect, level: Level) -> Button:
    text = app.text
    if journey.plan["levels"]:
        done = elsewhere(app, journey) is None and journey.stars(level) > 0
        words = text(
            "room.child.today.done" if done else "room.child.today.go", title=_today(app, journey, level)
        )
        return Button(rect, "go_on", label=words, icon="play", kind="primary", size=26)
    words = text(
        f"ui.map.{_way(journey, level)}", name=name_of(app, journey, level), title=text.pick(level.title)
    )
    return Button(rect, "go_on", label=words, icon="play", kind="primary", size=26)


def _way(journey: Journey, level: Level) -> str:
    """What one does on the level to go to: begin, go on, or invent once all is won."""
    progress = journey.progress
    if level.mode == "create" and progress.stars.get(level.id):
        return "go_create"
    return "go_on" if progress.last or progress.stars else "begin"


def _today(app: App, journey: Journey, level: Level) -> str:
    """The level of today to go on with, in this pack or in another."""
    other = elsewhere(app, journey)
    return app.text.pick(other[1].title) if other else name_of(app, journey, level)


def elsewhere(app: App, journey: Journey) -> tuple[str, Level] | None:
    """When all of today is won in this pack: a level of today in another one."""
    today = journey.plan["levels"]
    if any(not journey.stars(level) for level in journey.today):
        return None
    for chosen in today:
        key, shelf = chosen["pack"], app.shelf
        pack = shelf.pack(key) if key in shelf.keys and key != journey.key else None
        level = pack.level(chosen["level"]) if pack else None
        if pack and level and not shelf.journey(journey.profile, pack, key).stars(level):
            return key, level
    return None


def name_of(app: App, journey: Journey, level: Level) -> str:
    """« 4.2 · La ronde »."""
    number, title = journey.number(level), app.text.pick(level.title)
    return f"{number} · {title}" if number else title
