"""What medals give to wear: seen when it is won, put on in the wardrobe, worn everywhere, and taken off."""

from dataclasses import replace

import pygame
import pytest
from page_driver import FOX, PACK, USUAL, Visit

from codeweek.app.journey import SHIPPED, Journey
from codeweek.app.level_events import Run
from codeweek.desktop.comics.story_pages import MedalPage
from codeweek.desktop.pages.map import MapPage
from codeweek.desktop.pages.wardrobe import Tile, WardrobePage
from codeweek.desktop.pages.win import Win
from codeweek.desktop.travel.road import Road
from codeweek.desktop.widgets.scroll import ScrollView
from codeweek.packs.story.story_types import THINGS
from codeweek.play.rider import Rider
from codeweek.scene import Image

SECOND = PACK.chapters[1]  # its medal gives a hat
WALK = "for _ in range(5):\n    avancer()\n"


def child(visit: Visit, *chapters, **worn: str) -> Journey:
    """The blue fox, who has won some chapters."""
    journey = Journey(visit.store, FOX, PACK, SHIPPED)
    won = {level.id: 1 for chapter in chapters for level in chapter.levels}
    journey.keep(replace(journey.progress, stars=won))
    for kind, thing in worn.items():
        journey.wear(kind, thing)
    return journey


def tiles(visit: Visit) -> dict[str, Tile]:
    """What hangs in the wardrobe, by its name."""
    return {tile.thing.piece.thing.thing: tile for tile in visit.page.leaves() if isinstance(tile, Tile)}


def drawn(visit: Visit) -> bytes:
    """What the window shows."""
    visit.app.draw()
    return pygame.image.tobytes(visit.app.screen.surface, "RGB")


@pytest.mark.parametrize("language", ["fr", "en"])
def test_all_that_can_be_worn_is_seen_without_scrolling_at_the_usual_size(language):
    visit = Visit(size=(1366, 768), language=language)
    page = visit.show(WardrobePage(visit.app, child(visit)))
    assert {tile.thing.piece.thing.thing for tile in page.leaves() if isinstance(tile, Tile)} == {
        thing for names in THINGS.values() for thing in names
    }
    (scroll,) = (widget for widget in page.widgets if isinstance(widget, ScrollView))
    assert scroll.content <= scroll.rect.height


def test_a_hat_is_won_with_its_medal_put_on_worn_after_a_restart_and_taken_off():
    visit = Visit()
    visit.app.change(reduced_motion=True)
    child(visit, replace(SECOND, levels=SECOND.levels[:-1]))
    page = visit.solved(2, len(SECOND.levels))
    page.do(Run())
    visit.until(lambda: isinstance(visit.page, Win) or page.panels.ways)  # free creations have no card
    visit.press("answer" if isinstance(visit.page, Win) else "go", "next")
    assert isinstance(visit.page, MedalPage)
    assert "Tu peux porter ça" in " ".join(widget.label for widget in visit.page.leaves())
    visit.show(MapPage(visit.app, Journey(visit.store, FOX, PACK, SHIPPED)))
    plain = drawn(visit)
    visit.tap(visit.find("wardrobe"))
    assert [name for name, tile in tiles(visit).items() if tile.thing.piece.won] == ["cap"]
    visit.tap(tiles(visit)["crown"])
    assert visit.page.wardrobe.said(visit.app.text).startswith("Cette surprise t'attend à la fin de")
    assert not any(tile.thing.worn for tile in tiles(visit).values())
    visit.tap(tiles(visit)["cap"])
    assert tiles(visit)["cap"].thing.worn
    visit.key(pygame.K_ESCAPE)

    again = Visit(visit.store.folder)
    again.app.change(reduced_motion=True)
    journey = Journey(again.store, FOX, PACK, SHIPPED)
    page = again.show(MapPage(again.app, journey))
    road = next(widget for widget in page.widgets if isinstance(widget, Road))
    assert road.traveller.hat == again.find("wardrobe").hat == "cap"
    assert drawn(again) != plain
    level = again.level(2, 1)
    assert level.panels.pilot.hat == "cap"
    assert level.panels.view.painter.rider == Rider("fox", "#8fc7f5", "cap")
    again.show(WardrobePage(again.app, journey))
    again.tap(tiles(again)["cap"])
    assert not tiles(again)["cap"].thing.worn
    assert Journey(again.store, FOX, PACK, SHIPPED).worn == {}


def test_a_trail_is_left_where_the_hero_was_and_a_sound_is_heard_at_its_moment():
    visit = Visit(speed=USUAL)
    child(visit, *PACK.chapters[:2], trail="stars", sound="foghorn")
    played: list[str] = []
    visit.app.sounds.play = played.append  # type: ignore[method-assign]
    page = visit.solved(2, 3)
    page.do(Run())
    visit.until(lambda: page.film.ended)
    dots = page.scenes.moment(None, None, still=True).trail
    stars = [shape for shape in dots if isinstance(shape, Image)]
    assert {star.image for star in stars} == {"worn/stars"}
    assert [star.size for star in stars] == sorted((star.size for star in stars), reverse=True)
    assert played.count("worn/foghorn") == 1


def test_a_pack_without_things_to_wear_has_no_wardrobe_and_keeps_what_is_worn():
    visit = Visit()
    child(visit, SECOND, hat="cap")
    bare = replace(PACK, story=None)
    page = visit.show(MapPage(visit.app, Journey(visit.store, FOX, bare, "bare")))
    assert not visit.find("wardrobe").enabled
    visit.tap(visit.find("wardrobe"))
    assert visit.page is page
    assert visit.find("wardrobe").hat == "cap"


def test_a_child_who_has_nothing_to_wear_yet_is_told_how_to_win_it():
    visit = Visit()
    visit.show(WardrobePage(visit.app, child(visit)))
    told = visit.page.wardrobe.said(visit.app.text)
    assert told.startswith("Finis un chapitre, et tu gagnes une surprise à porter")
    assert PACK.chapters[0].title["fr"] in told
    visit.show(WardrobePage(visit.app, child(visit, SECOND)))
    assert visit.page.wardrobe.said(visit.app.text).startswith("Touche ce que ton animal va porter.")
