"""A level lives: the hero's face, the child's animal, and what they do when nobody is there."""

import pygame
import pytest
from page_driver import FOX, PACK, USUAL, Visit

from codeweek.desktop.pages.pilot import CHEER, Pilot
from codeweek.play.life import IDLE, SLEEP


def place(id):
    """The chapter and the place in it of a level."""
    for number, chapter in enumerate(PACK.chapters, 1):
        ids = [level.id for level in chapter.levels]
        if id in ids:
            return number, ids.index(id) + 1
    raise LookupError(id)


def test_a_hero_runs_wins_waits_and_sleeps_with_the_pilot_beside_the_program(tmp_path):
    visit = Visit(tmp_path, speed=USUAL)
    page = visit.solved(*place("01-la-fusee/01-decollage"))
    pilot, said = page.panels.pilot, [page.bubble.label]
    assert pilot.animal == "fox"
    assert pilot in page.widgets
    visit.press("run")
    assert pilot.doing == "hops"
    visit.until(lambda: page.film.told)
    assert (page.view.moment.face, pilot.doing) == ("glad", "cheers")
    assert page.bubble.face == "glad"
    assert page.bubble.label.replace("\u00a0", " ") == "Et hop, Vava va ! C’est gagné !"

    page = visit.level(*place("01-la-fusee/02-une-case-de-plus"))  # the same child, the next level
    said.append(page.bubble.label)
    visit.wait(IDLE + 1)
    said.append(page.bubble.label)
    visit.wait(SLEEP - IDLE)
    assert page.view.moment.face == "asleep"
    visit.wait(1)
    assert not page.dirty
    visit.tap((2, 2))
    assert page.view.moment.face == "neutral"
    assert len(set(said)) == 3


def test_the_pilot_points_at_the_block_of_a_bump_and_the_hero_makes_a_face(tmp_path):
    visit = Visit(tmp_path, speed=USUAL)
    page = visit.level(*place("01-la-fusee/07-la-fusee-se-cogne"))
    visit.press("run")
    visit.until(lambda: page.film.told)
    assert (page.view.moment.face, page.panels.pilot.doing) == ("oops", "points")


def test_the_pilot_thinks_while_the_child_foresees(tmp_path):
    page = Visit(tmp_path, speed=USUAL).level(*place("02-le-facteur/02-pivoter-ce-n-est-pas-avancer"))
    assert page.guess.missing
    assert (page.view.moment.face, page.panels.pilot.doing) == ("thinking", "thinks")


@pytest.mark.parametrize("doing", ["hops", "cheers"])
def test_a_pilot_moves_for_a_moment_and_not_at_all_for_who_wants_nothing_to_move(doing):
    pilot = Pilot(FOX)
    pilot.do(doing, still=False)
    assert pilot.tick(0.2)
    assert pilot.posture()[0] > 0
    pilot.tick(CHEER)
    assert not pilot.tick(0.1)
    assert pilot.posture() == (0, 0)
    calm = Pilot(FOX)
    calm.do(doing, still=True)
    assert not calm.tick(0.2)
    assert calm.posture() == (0, 0)


@pytest.mark.parametrize(
    "id", ["02-le-facteur/03-le-coin-de-la-rue", "05-la-tortue-geometre/04-le-rectangle"]
)
def test_the_animal_of_the_child_sits_in_the_hero_of_the_bubble_and_of_the_goals_too(tmp_path, id):
    visit = Visit(tmp_path, size=(1366, 768), painted=1)
    page, screen = visit.level(*place(id)), visit.app.screen

    def drawn(draws):
        screen.surface.fill("white")
        draws()
        return pygame.image.tobytes(screen.surface, "RGB")

    for draws in (
        lambda: page.bubble.draw(screen),
        lambda: page.view.goals.draw(page.view.rect, page.view.moment.after),
    ):
        with_animal, rider = drawn(draws), screen.rider
        screen.rider = None
        assert drawn(draws) != with_animal
        screen.rider = rider
