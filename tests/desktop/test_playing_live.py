"""A child plays its game in the window, with keys, fingers and buttons; then it is a film, and goes on."""

import pygame
import pytest
from game_driver import opened, said, tap_key
from page_driver import USUAL, Visit
from tiers import all_of

from codeweek.app.level_events import TurnMap
from codeweek.app.motion import sprites_at
from codeweek.desktop.pages import level_actions
from codeweek.desktop.pages.level_page import LevelPage
from codeweek.desktop.pages.level_widgets import SpeechBubble
from codeweek.desktop.pages.pad import Key
from codeweek.desktop.widgets.widget import TARGET
from codeweek.engine.events.event_stage import TICKS

SIZES = all_of([(1366, 768), (800, 1280), (800, 600), (360, 640)])
RIGHT, UP, LEFT = pygame.K_RIGHT, pygame.K_UP, pygame.K_LEFT


pytestmark = pytest.mark.usefixtures("one_chance")


def at(page: LevelPage, hero: int = 0) -> tuple[int, int]:
    """Where a hero is in what is shown."""
    return page.scenes.world.actors[hero].cell


def tap_hero(visit: Visit, page: LevelPage, hero: int) -> None:
    frame = page.view.frame
    assert frame is not None
    x, y = at(page, hero)
    visit.tap(frame.box(x, y, 1, 1).center)


def ended(page: LevelPage) -> bool:
    return page.film.live is not None and not page.film.plays


@pytest.mark.parametrize("size", SIZES)
def test_a_game_is_played_with_the_keyboard_alone_watched_back_and_played_on(size):
    visit = Visit(size=size, speed=USUAL)
    page = opened(visit, "02")
    visit.key(pygame.K_j, unicode="j")
    assert (said(page), page.focus.action) == ("À toi de jouer ! Touches : ↑ ↓ ← →.", "live")
    for key in (RIGHT, RIGHT, RIGHT, UP, UP):
        tap_key(visit, key)
    visit.until(lambda: ended(page), 3)
    assert said(page).startswith("C’est gagné au temps ")
    film, trace = page.film, page.film.trace
    assert (trace.world.over, film.head.player.index) == ("won", len(trace))
    assert film.end == "won"
    assert len(film.inputs_at) == 5
    # Back to the step of the fourth key, whose sentence tells what was done; then on from there, elsewhere.
    while film.step.index > film.inputs_at[3]:
        visit.key(pygame.K_F7)
        visit.wait(0.4)
    assert (said(page), at(page)) == ("On appuie sur flèche haut.", (3, 2))
    visit.key(pygame.K_F8)
    visit.wait(0.4)
    assert page.script.find(film.step.block).fields["key"] == "up"
    visit.key(pygame.K_RETURN)  # the keyboard is still on « Continuer »
    assert (film.plays, at(page)) == (True, (3, 1))
    tap_key(visit, LEFT)
    tap_key(visit, pygame.K_DOWN)
    visit.key(pygame.K_ESCAPE)
    assert said(page).startswith("Pause, au temps ")
    assert [event[1] for _tick, event in film.live.game.inputs] == ["right"] * 3 + ["up", "left", "down"]
    assert at(page) == (3, 2)


def test_the_first_picture_after_a_key_is_another_one():
    visit = Visit(speed=USUAL)
    page = opened(visit, "02")
    visit.press("live")
    visit.turn()

    def where() -> float:
        return next(each.x for each in sprites_at(page.scenes.moment(None, None, still=False)))

    before = where()
    pygame.event.post(pygame.event.Event(pygame.KEYDOWN, key=RIGHT, mod=0, unicode="", scancode=0))
    visit.app.turn(pygame.event.get(), 1 / 60)
    assert before < where() < before + 1  # on its way, in the picture of that very turn


def test_a_game_is_played_with_the_mouse_alone():
    visit = Visit(speed=USUAL)
    page = opened(visit, "02")
    visit.press("live")
    for key in ("right", "right", "right", "up", "up"):
        visit.press("pad", key)
    visit.until(lambda: ended(page), 3)
    assert page.film.live.game.world.over == "won"
    visit.press("live")
    assert page.film.plays  # on, from before the step that won
    visit.press("live")
    assert (page.film.plays, page.film.head.ended) == (False, True)


def test_a_hero_that_is_touched_hears_it_at_once():
    visit = Visit(speed=USUAL)
    page = opened(visit, "01")
    visit.press("live")
    assert said(page) == "À toi de jouer ! Touche les personnages."
    assert page.scenes.world.actors[0].costume == 0
    tap_hero(visit, page, 0)
    assert page.scenes.world.actors[0].costume == 1
    frame = page.view.frame
    visit.tap(frame.box(0, 0, 1, 1).center)  # nobody is there
    assert len(page.film.live.game.inputs) == 1


@pytest.mark.parametrize("size", SIZES)
def test_the_buttons_of_the_keys_are_large_and_cover_nothing(size):
    visit = Visit(size=size, speed=USUAL)
    page = opened(visit, "10")
    keys = [widget for widget in page.leaves() if isinstance(widget, Key)]
    assert [key.value for key in keys] == ["up", "down", "left", "right"]
    others = [w for w in page.widgets if w.visible and (w is page.view or isinstance(w, SpeechBubble))]
    for key in keys:
        assert min(key.rect.size) >= max(44, visit.app.screen.px(TARGET))
        assert visit.app.screen.rect.contains(key.rect)
        assert not key.rect.collidelistall([w.rect for w in (*others, page.editor)])
    visit.press("pad", "up")  # before the game they do nothing
    assert not page.film.plays


@pytest.mark.parametrize("size", SIZES)
def test_the_keys_have_the_room_of_the_scenarios_so_that_the_world_of_a_game_is_never_smaller(size):
    visit = Visit(size=size, speed=USUAL)
    page = opened(visit, "02")
    at_rest = page.view.rect.copy()
    assert not [widget for widget in page.leaves() if isinstance(widget, Key)]
    visit.press("live")
    keys = [widget for widget in page.leaves() if isinstance(widget, Key)]
    assert len(keys) == 4
    assert all(key.rect.top >= page.view.rect.bottom for key in keys)
    assert not [widget for widget in page.widgets if widget.action == "map"]
    if size[0] > size[1]:
        assert page.view.rect.size == at_rest.size
    else:  # nobody builds meanwhile: the blocks leave the world some of their height
        assert page.view.rect.height > at_rest.height
    visit.key(pygame.K_ESCAPE)
    visit.turn()
    assert page.view.rect == at_rest


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_box_of_the_game_is_on_its_board_and_takes_no_room_below(language):
    visit = Visit(language=language, speed=USUAL)
    page = opened(visit, "09")
    assert page.boxes not in page.widgets
    assert [name for name, _value in page.scenes.world.held] == ["vies" if language == "fr" else "lives"]
    visit.press("live")
    assert page.boxes.names == ()


def test_a_button_that_stays_pressed_is_a_key_that_is_held():
    visit = Visit(speed=4.0)
    page = opened(visit, "02")
    visit.press("live")
    key = visit.find("pad", "right")
    visit.post(pygame.MOUSEBUTTONDOWN, pos=key.rect.center, button=1)
    assert at(page) == (1, 2)
    visit.wait(0.6)
    assert at(page)[0] > 1
    visit.post(pygame.MOUSEBUTTONUP, pos=(0, 0), button=1)
    inputs = page.film.live.game.inputs
    visit.wait(0.6)
    assert page.film.live.game.inputs == inputs


def test_a_window_that_loses_the_keyboard_holds_no_key():
    visit = Visit(speed=4.0)
    page = opened(visit, "02")
    visit.press("live")
    visit.key(RIGHT)
    visit.post(pygame.WINDOWFOCUSLOST)
    visit.wait(1)
    assert at(page) == (1, 2)


def test_the_picture_goes_on_from_where_it_is_when_a_key_comes_in_the_middle_of_a_way():
    visit = Visit(speed=2.0)
    page = opened(visit, "02")
    visit.press("live")
    visit.key(RIGHT)
    shown = page.view.moment
    assert 0 < shown.part < 1
    visit.key(UP)
    before = next(sprite for sprite in page.view.moment.before.sprites if sprite.id == "hero")
    assert 0.5 < before.x < 1.5


def test_who_wants_nothing_to_move_sees_no_glide():
    visit = Visit(speed=USUAL)
    visit.app.change(reduced_motion=True)
    page = opened(visit, "02")
    visit.press("live")
    visit.key(RIGHT)
    assert page.view.moment.part == 1.0


def test_each_new_game_has_another_chance_and_one_played_on_has_the_same(monkeypatch):
    chances = iter((3, 4))
    monkeypatch.setattr(level_actions.random, "randrange", lambda *_bounds: next(chances))
    visit = Visit(speed=USUAL)
    page = opened(visit, "10")
    for seed in (3, 4):
        visit.press("restart")
        visit.press("live")
        visit.press("live")
        visit.press("live")
        assert (page.film.plays, page.film.live.game.seed) == (True, seed)
        visit.press("live")


# Wrong moves.


def test_an_empty_program_is_told_as_by_any_run():
    visit = Visit(speed=USUAL)
    page = opened(visit, "02", source="")
    visit.press("run")
    told = said(page)
    assert told
    visit.press("live")
    assert (page.film.live, said(page)) == (None, told)


def test_an_endless_loop_in_a_hat_ends_the_game_with_its_sentence_and_its_block():
    body = "        for _ in range(9999):\n            haut()\n"
    visit = Visit(speed=USUAL)
    page = opened(visit, "10", source=f"class pixel:\n    def quand_touche_droite():\n{body}")
    visit.press("live")
    tap_key(visit, RIGHT)
    visit.until(lambda: ended(page), 3)
    assert "quand touche droite" in said(page)
    assert page.film.live.game.why.key in ("run.endless_hat", "run.long_hat")
    visit.press("live")
    assert page.film.plays  # before that key
    assert page.film.live.game.inputs == ()


def test_a_key_that_nobody_waits_for_is_told_and_is_no_input():
    visit = Visit(speed=USUAL)
    page = opened(visit, "02")
    visit.press("live")
    tap_key(visit, pygame.K_SPACE)
    assert said(page) == "Aucun « quand » n’attend la touche Espace. Rien ne bouge."
    assert (page.film.plays, page.film.live.game.inputs) == (True, ())
    tap_hero(visit, page, 0)
    assert said(page) == "Aucun « quand » n’attend qu’on touche la fusée. Rien ne bouge."
    tap_key(visit, RIGHT)
    assert said(page).startswith("À toi de jouer")


def test_a_program_that_waits_for_nothing_is_watched():
    visit = Visit(speed=USUAL)
    page = opened(visit, "10", source="class pixel:\n    def quand_depart():\n        haut()\n")
    visit.press("live")
    assert said(page).startswith("À toi de jouer ! Ton programme n’attend rien de toi")
    assert not [widget for widget in page.leaves() if isinstance(widget, Key)]


def test_run_while_one_plays_only_makes_a_film_of_it():
    visit = Visit(speed=USUAL)
    page = opened(visit, "02")
    visit.press("live")
    tap_key(visit, RIGHT)
    visit.tap(visit.find("run"))
    assert page.film.plays  # the button rests meanwhile
    visit.key(pygame.K_F5)
    assert ended(page)
    assert page.film.verdict is None
    visit.key(pygame.K_F5)
    visit.until(lambda: page.session.won, 60)
    assert page.film.live is None


@pytest.mark.parametrize("action", ["hint", "menu", "step_back", "python_toggle"])
def test_another_button_makes_a_film_of_the_game_first(action):
    visit = Visit(speed=USUAL)
    page = opened(visit, "02")
    visit.press("live")
    tap_key(visit, RIGHT)
    if action == "step_back":
        visit.key(pygame.K_F7)
    else:
        visit.press(action)
    assert ended(page)
    assert page.film.live.game.inputs == ((1, ("key", "right")),)


def test_the_page_may_close_while_one_plays():
    visit = Visit(speed=USUAL)
    opened(visit, "02")
    visit.press("live")
    tap_key(visit, RIGHT)
    visit.press("back")
    assert visit.app.page is None


@pytest.mark.parametrize("leave", ["map", "restart", "undo"])
def test_a_game_is_over_for_good_with_another_map_program_or_beginning(leave):
    visit = Visit(speed=USUAL)
    page = opened(visit, "02")
    visit.press("live")
    visit.press("live")
    if leave == "undo":
        page.put(page.session.script.__class__(page.script.blocks[1:]))
    else:
        visit.press(leave) if leave == "restart" else page.do(TurnMap(1))
    visit.turn()
    assert page.film.live is None
    assert page.film.trace is None
    assert len(page.film.head.players) == 2
    assert visit.find("live").spoken == "Jouer"


def test_a_game_ends_with_as_many_ticks_as_its_film_has():
    visit = Visit(speed=USUAL)
    page = opened(visit, "02")
    visit.press("live")
    while page.film.live.game.ticks < TICKS - 1:
        page.film.live.game.tick()
    visit.until(lambda: ended(page), 2)
    assert "film est plein" in said(page)
    assert page.film.live.game.ticks == TICKS


def test_the_keys_of_a_game_are_told_where_one_can_play():
    visit = Visit(speed=USUAL)
    opened(visit, "02")
    visit.key(pygame.K_F1)
    assert visit.page.notes()[0].head == "J, puis Échap"


def test_other_levels_have_no_live_play():
    visit = Visit(speed=USUAL)
    page = visit.level(1, 1)
    assert not [widget for widget in page.leaves() if widget.action in ("live", "pad")]
    visit.key(pygame.K_j, unicode="j")
    assert page.film.live is None
    visit.key(pygame.K_F1)
    assert not [note for note in visit.page.notes() if "Échap" in note.head and "J" in note.head]
    visit.press("answer", "close")
    visit.press("menu")
    assert not [widget for widget in visit.page.leaves() if widget.value in ("keep", "open")]
