"""The chapters of a journey as lands along a way: where each stands, and how far the child is in it."""

import pygame

from codeweek.desktop import tints
from codeweek.desktop.app import App
from codeweek.desktop.journey import Journey
from codeweek.desktop.screen import Screen
from codeweek.desktop.travel import lands
from codeweek.desktop.travel.lands import ChapterLand
from codeweek.desktop.travel.road import Painting, Road, boxes
from codeweek.desktop.travel.traveller import traveller_of
from codeweek.levels.level import Level
from codeweek.packs.pack import Chapter
from codeweek.progress import tale
from codeweek.progress.travel.way import LAND, walked, way


def road(app: App, journey: Journey, room: pygame.Rect) -> Road:
    """The lands along their way, and the pilot at the one to go to."""
    screen, chapters = app.screen, _chapters(journey)
    found = way(len(chapters), room.width / screen.scale, room.height / screen.scale, LAND)
    current = journey.resume()
    here = next((at for at, (_i, each) in enumerate(chapters) if current in each.levels), 0)
    made = [
        _land(app, journey, box, number, chapter, at == here and current is not None)
        for at, (box, (number, chapter)) in enumerate(
            zip(boxes(found, room, screen.scale), chapters, strict=True)
        )
    ]
    return Road(
        room,
        found,
        screen.scale,
        made,
        walked([bool(land.stars) for land in made], here),
        _under(made, room),
        _over(made, room),
        traveller_of(app, journey, "", here),
    )


def _land(
    app: App, journey: Journey, box: pygame.Rect, number: int, chapter: Chapter, now: bool
) -> ChapterLand:
    text, levels = app.text, [level for level in chapter.levels if _is_of_today(journey, level)]
    stars = [journey.stars(level) for level in levels]
    states = {
        "now": now,
        "done": bool(stars) and all(stars),
        "begun": any(stars),
        "ahead": any(map(journey.is_open, levels)),
    }
    state = next((name for name, is_so in states.items() if is_so), "locked")
    hero = tints.picture_of(chapter.levels[0]) if chapter.levels else ""
    told = text("ui.map.stars", n=sum(stars), all=3 * len(stars)) if any(stars) else ""
    land = ChapterLand(box, number, text.pick(chapter.title), chapter.look, hero, state, told)
    land.medal = bool(stars) and all(stars)
    if medal := tale.medal(journey.pack, journey.progress, chapter):
        land.award(medal.picture, text.pick(medal.name))
    return land


def _chapters(journey: Journey) -> list[tuple[int, Chapter]]:
    """Those that there are today, each with its place in the pack."""
    everything = enumerate(journey.pack.chapters)
    return [(i, each) for i, each in everything if any(_is_of_today(journey, level) for level in each.levels)]


def _is_of_today(journey: Journey, level: Level) -> bool:
    return not journey.plan["levels"] or journey.is_open(level)


def _under(made: list[ChapterLand], room: pygame.Rect) -> Painting:
    """Paints the grounds of the lands."""

    def painted(screen: Screen, _whole: pygame.Rect) -> None:
        for land in made:
            lands.paint(screen, land, land.ground(screen.theme), room.topleft)

    return painted


def _over(made: list[ChapterLand], room: pygame.Rect) -> Painting:
    """Paints what stands on them."""

    def painted(screen: Screen, _whole: pygame.Rect) -> None:
        for land in made:
            lands.paint(screen, land, land.things(screen.theme), room.topleft)

    return painted
