"""A level without a window: its program, its run, what is said of it, and where it leads."""

from dataclasses import replace

import pygame
import pytest
from page_driver import FOX, PACK

from codeweek import data
from codeweek.app import next_steps, run_messages, run_view
from codeweek.app.animation_clock import AFTER, AnimationClock
from codeweek.app.film_scenes import FilmScenes
from codeweek.app.journey import Journey
from codeweek.app.level_session import LevelSession
from codeweek.blocks.history import History
from codeweek.blocks.script import EMPTY
from codeweek.desktop.pages import bars, keys
from codeweek.desktop.pages.transport import Transport
from codeweek.desktop.storage.store import Store
from codeweek.desktop.widgets.widget import Action
from codeweek.levels import programs
from codeweek.play.player import ALIVE, BREATH, CHEER, DOUBLE

TEXT = data.text("fr")


@pytest.fixture
def session(tmp_path):
    def made(chapter, place, solved=False, **options):
        level = PACK.chapters[chapter - 1].levels[place - 1]
        found = LevelSession(Journey(Store(tmp_path), FOX, PACK, "course"), level, TEXT, 3.0, **options)
        if solved:
            found.change(found.history.edit(programs.solution(level).script))
        return found

    return made


def watched(session):
    """Its film, played to its end."""
    session.film.play_through()
    while not session.film.told:
        session.film.head.tick(0.2)
    return session


def said(session):
    return run_messages.said(session, TEXT, folded=False)


def test_a_win_is_kept_before_its_film_is_watched(session):
    found = session(2, 3, solved=True)
    found.run(TEXT, lambda _turn: None)
    assert found.journey.stars(found.level) == 3
    assert found.won is None
    assert watched(found).won is found.film.verdict


def test_a_change_is_kept_and_forgets_the_run(session):
    found = session(2, 3, solved=True)
    found.run(TEXT, lambda _turn: None)
    found.change(found.history.edit(EMPTY))
    assert not found.film.traces
    assert found.journey.script(found.level) == EMPTY


def test_a_prediction_comes_before_its_run_which_counts_for_nothing(session):
    found = session(4, 4)
    found.run(TEXT, lambda _turn: None)
    assert found.film.ask_guess
    assert not found.film.traces
    assert found.level.id not in found.journey.progress.tries
    assert said(found) == run_messages.Said(TEXT("ui.level.guess_cell"), "warm")


def test_beginning_again_forgets_the_guess_and_keeps_the_blocks(session):
    found = session(4, 4)
    script = found.script
    found.guess.take("cell", (1, 1))
    found.begin_again()
    assert (found.guess.cell, found.script) == (None, script)
    assert found.film.restarted


@pytest.mark.parametrize("traps", [True, False])
def test_a_trap_is_looked_for_only_where_there_are_traps(session, traps):
    found, works = session(9, 3, solved=True, traps=traps), []
    found.run(TEXT, works.append)
    assert len(works) == traps
    assert (found.trap_search is not None) == traps


def test_the_stars_of_a_search_come_with_its_end(session):
    found, works = session(9, 3, solved=True), []
    found.run(TEXT, works.append)
    assert found.journey.stars(found.level) == 1
    while works[0]():
        pass
    assert found.journey.stars(found.level) == 3


def test_from_a_level_that_is_won_one_goes_on_once_its_card_was_seen(session):
    found = session(2, 3, solved=True)
    found.run(TEXT, lambda _turn: None)
    watched(found)
    assert next_steps.offered(found) == ()
    found.celebrated = True
    assert next_steps.offered(found) == ("alike", "next")
    assert next_steps.level_after(found, "next") is PACK.chapters[1].levels[3]
    assert next_steps.level_after(found, "map") is None


def test_an_idea_is_told_until_the_film_has_something_to_tell(session):
    found = session(2, 3)
    found.hints.press()
    assert (said(found).tone, next_steps.offered(found)) == ("idea", ("more", "close"))
    found.run(TEXT, lambda _turn: None)
    assert said(found).tone == "warm"
    assert found.hints.pinned == 1
    found.hints.press()  # it is not told now: the bulb tells it again
    assert found.hints.told == 1
    found.hints.press()
    assert found.hints.pinned is None


def test_an_idea_leads_from_the_first_to_the_last_and_back(session):
    found = session(2, 3)
    assert [found.hints.offered(number) for number in (0, 1, 2, 3)] == [
        ("close",),
        ("more", "close"),
        ("before", "more", "close"),
        ("before", "close"),
    ]
    found.hints.press()
    for way, number in (("more", 2), ("more", 3), ("before", 2)):
        found.hints.follow(way)
        assert found.hints.pinned == number


def test_a_program_that_bumps_is_told_at_its_end_with_its_block(session):
    found = session(2, 3, solved=True)
    move = found.script.blocks[0]
    more = replace(found.script, blocks=tuple(replace(move, id=f"m{i}") for i in range(6)))
    found.change(found.history.edit(more))
    found.run(TEXT, lambda _turn: None)
    assert run_view.lit(found.film) == (None, "running")
    watched(found)
    block, kind = run_view.lit(found.film)
    assert (block is not None, kind) == (True, "problem")
    assert bars.marks(found.film) == {0: "eye"}


def test_the_buttons_know_what_can_be_undone_and_what_calls(session):
    found = session(2, 3)
    assert bars.lights(found, eyes=False) == bars.Lights(*[False] * 7)
    found.change(History(EMPTY).edit(programs.solution(found.level).script))
    assert bars.lights(found, eyes=True) == bars.Lights(True, False, True, *[False] * 4)
    assert bars.lights(session(1, 1), eyes=False).run


def test_the_second_idea_of_a_level_to_mend_calls_the_next_step(session):
    place = next(i for i, level in enumerate(PACK.chapters[0].levels, 1) if level.mode == "debug")
    found = session(1, place)
    found.hints.press()
    assert not bars.lights(found, eyes=False).step
    found.hints.follow("more")
    assert bars.lights(found, eyes=False).step


@pytest.mark.parametrize(
    ("key", "mod", "letter", "idea", "action"),
    [
        (pygame.K_SPACE, 0, " ", False, Action("run")),
        (pygame.K_RETURN, pygame.KMOD_CTRL, "\r", False, Action("run")),
        (pygame.K_RETURN, 0, "\r", False, None),
        (pygame.K_SPACE, pygame.KMOD_CTRL, " ", False, None),
        (pygame.K_ESCAPE, 0, "\x1b", True, Action("idea", "close")),
        (pygame.K_ESCAPE, 0, "\x1b", False, None),
        (pygame.K_b, 0, "b", False, Action("answer", 1)),
        (pygame.K_c, 0, "c", False, None),
        (pygame.K_COMMA, pygame.KMOD_SHIFT, "?", False, Action("hint")),
        (pygame.K_PAGEUP, 0, "", False, Action("turn_map", -1)),
    ],
)
def test_a_key_asks_what_it_says(key, mod, letter, idea, action):
    event = pygame.event.Event(pygame.KEYDOWN, key=key, mod=mod, unicode=letter)
    assert keys.asked(event, idea, ["A", "B"]) == action


def test_the_hero_breathes_until_nobody_has_touched_anything_for_a_while():
    animation = AnimationClock()
    assert animation.breathing(still=True) is None
    animation.pass_time(ALIVE - 0.01)
    assert animation.breathing(still=False) == animation.clock
    animation.pass_time(0.01)
    assert animation.breathing(still=False) is None
    assert animation.breathes(BREATH), "one picture more, of the hero at rest"
    animation.pass_time(AFTER)
    assert not animation.breathes(BREATH)
    animation.wake()
    assert animation.breathing(still=False) == animation.clock


def test_a_breath_is_a_picture_from_time_to_time():
    animation = AnimationClock()
    assert [animation.breathes(BREATH / 2) for _turn in range(4)] == [False, True, False, True]


def test_the_hero_cheers_for_a_while_and_stops_when_there_is_nothing_to_cheer_for():
    animation = AnimationClock(cheer=0.0)
    assert animation.cheers(CHEER, told=True)
    assert animation.cheer == CHEER
    assert animation.cheers(0.1, told=True), "the last picture is at rest"
    assert animation.cheer is None
    assert not animation.cheers(0.1, told=True)
    animation.cheer = 0.0
    animation.cheers(0.1, told=False)
    assert animation.cheer is None


def transport(session):
    heard, asked = [], []
    animation = AnimationClock()
    made = Transport(
        session,
        FilmScenes(session.film),
        animation,
        heard.append,
        lambda _turn: None,
        lambda: asked.append(True),
    )
    return made, animation, heard, asked


def test_the_second_half_of_a_double_click_does_not_pause(session):
    moves, animation, _heard, _asked = transport(session(2, 3, solved=True))
    moves.run_or_pause(TEXT)
    animation.pass_time(DOUBLE - 0.01)
    moves.run_or_pause(TEXT)
    assert moves.film.head.playing
    animation.pass_time(0.02)
    moves.run_or_pause(TEXT)
    assert not moves.film.head.playing


def test_the_slider_runs_the_program_when_it_leaves_the_start(session):
    moves, *_rest = transport(session(2, 3, solved=True))
    moves.seek(TEXT, 0)
    assert not moves.film.traces
    moves.seek(TEXT, 1)
    assert moves.film.head.player.index == moves.film.head.player.length


def test_a_step_is_heard_and_so_is_what_cannot_run(session):
    moves, _pulse, heard, _asked = transport(session(2, 3, solved=True))
    moves.step(TEXT)
    assert heard == ["note4"]  # « avancer »
    moves, _pulse, heard, _asked = transport(session(2, 4))
    moves.step(TEXT)
    assert heard == ["bump"]


def test_what_is_to_be_foreseen_is_asked_before_the_run(session):
    moves, _pulse, heard, asked = transport(session(4, 4))
    moves.run(TEXT)
    assert (asked, heard) == ([True], [])


def test_the_maps_turn_round(session):
    level = next(each for each in PACK.levels if len(each.maps) > 1)
    chapter = next(i for i, each in enumerate(PACK.chapters, 1) if level in each.levels)
    moves, *_rest = transport(session(chapter, PACK.chapters[chapter - 1].levels.index(level) + 1))
    moves.turn_map(-1)
    assert moves.film.head.map == len(level.maps) - 1
    moves.turn_map(1)
    assert moves.film.head.map == 0


def spoilt(found):
    """Its solution with the last block of its loop after it."""
    own = programs.solution(found.level).script
    loop = own.blocks[0]
    *stays, last = loop.bodies["body"]
    return replace(own, blocks=(replace(loop, bodies={"body": tuple(stays)}), last, *own.blocks[1:]))


def test_what_one_edit_would_mend_is_told_at_the_end_of_the_film_and_costs_nothing(session):
    found, works = session(4, 5), []
    script = spoilt(found)
    found.change(found.history.edit(script))
    found.run(TEXT, works.append)
    assert works == [], "at first a child looks for itself"
    found.run(TEXT, works.append)
    before, tries = found.film.verdict, found.journey.progress.tries
    assert works[0]() is False
    assert found.film.verdict.message.key == "near.wrong.level"
    assert replace(found.film.verdict, message=before.message) == before
    assert found.journey.progress.tries == tries
    assert found.journey.progress.again == {found.level.id: (0, 0, 1)}, "help was needed: it is to come back"
    assert found.script == script
    assert watched(found).film.verdict.message.key == "near.wrong.level"
    assert said(found).words == TEXT.tell(found.film.verdict.message, "normal")


@pytest.mark.parametrize("late", [True, False])
def test_what_comes_after_the_end_of_the_film_or_of_another_run_is_not_told(session, late):
    found, works = session(4, 5), []
    found.change(found.history.edit(spoilt(found)))
    found.run(TEXT, works.append)
    found.run(TEXT, works.append)
    if late:
        watched(found)
    else:
        found.change(found.history.edit(EMPTY))
    before = found.film.verdict
    works[0]()
    assert found.film.verdict is before
    assert found.journey.progress.again == {}


def test_levels_with_their_own_ideas_only_are_not_looked_at(session):
    place = next(i for i, level in enumerate(PACK.chapters[0].levels, 1) if level.mode == "debug")
    found, works = session(1, place), []
    found.run(TEXT, works.append)
    found.run(TEXT, works.append)
    assert found.film.verdict
    assert not found.film.verdict.won
    assert not works
