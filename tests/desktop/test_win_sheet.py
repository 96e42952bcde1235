"""The band with the stars: what it says, and when there is none."""

from dataclasses import replace

import pygame
import pytest
from by_heart import BY_HEART
from page_driver import FOX, PACK, Visit
from tiers import all_of

from codeweek.app.journey import SHIPPED, Journey
from codeweek.app.level_events import Run, Seek
from codeweek.blocks import blockly
from codeweek.blocks.read import read
from codeweek.desktop.pages.adult_help import SolutionPage
from codeweek.desktop.pages.chapter import ChapterPage
from codeweek.desktop.pages.level_page import LevelPage
from codeweek.desktop.pages.level_widgets import READABLE
from codeweek.desktop.pages.win import LEAST, PARTY, Win
from codeweek.desktop.widgets.widget import Action, Button, Label
from codeweek.levels import programs
from codeweek.progress.progress import Progress

CORRIDOR = """\
title: A corridor
map: ">...G"
toolbox: [move, repeat]
limit: 2
solution: |
  for _ in range(4):
      avancer()
"""
FREE = """\
title: A drawing
kind: turtle
mode: create
toolbox: [avancer, tourner_gauche]
"""
CORRIDORS = "08-tant-que/03-couloir-virage-couloir"


def said(visit, name, **slots):
    return visit.app.text(f"ui.win.{name}", **slots)


def walk(visit, steps):
    for _step in range(steps):
        visit.tap_block("move")
    visit.key(pygame.K_F5)
    visit.until(lambda: isinstance(visit.page, Win))


def on(visit, chapter, place, source=""):
    """A level with a program in it, else with its solution."""
    level = PACK.chapters[chapter - 1].levels[place - 1]
    known = programs.catalogue_of(level)
    script = read(known, source or level.solution).script
    journey = Journey(visit.store, FOX, PACK, SHIPPED)
    journey.keep(journey.progress.saved(level.id, {}).saved(level.id, blockly.save(script, known)))
    return visit.level(chapter, place)


def run(visit, page):
    """Play to the end, and wait for what comes of it."""
    visit.key(pygame.K_F5)
    visit.until(lambda: page.film.ended and page.film.told)
    visit.until(lambda: page.session.trap_search is None or page.session.trap_search.over)
    visit.wait(2)


@pytest.fixture
def visit():
    return Visit()


def test_a_long_program_has_all_its_stars_and_the_medal_is_a_friendly_line(visit):
    page = visit.written(CORRIDOR)
    walk(visit, 4)
    assert visit.page.card.stars == 3
    assert not visit.page.card.medal
    assert visit.page.card.facts(visit.app.text) == [
        visit.app.text.find("ui.win.challenge.normal.other").format(n=4, best=2)
    ]
    assert page.level.id not in page.journey.progress.medals


def test_a_level_that_was_won_shows_no_card_again_but_the_way_on(visit):
    page = on(visit, 2, 3)
    run(visit, page)
    assert isinstance(visit.page, Win)
    visit.key(pygame.K_ESCAPE)
    run(visit, page)
    assert visit.page is page
    assert page.bubble.label.startswith(said(visit, "won_before"))
    visit.press("go", "next")
    assert visit.page.level.id == PACK.chapters[1].levels[3].id


def test_the_card_that_was_seen_leaves_the_way_on_beside_the_sentence(visit):
    page = on(visit, 2, 3)
    run(visit, page)
    visit.key(pygame.K_ESCAPE)
    visit.wait(0.2)
    assert page.panels.ways == ("alike", "next")
    visit.page.act(Action("step_back"))
    visit.wait(0.2)
    assert page.panels.ways == ()


@pytest.mark.parametrize("size", [(1366, 768), (1024, 600)], ids=str)
@pytest.mark.parametrize(("chapter", "place", "touched"), [(10, 1, "answer"), (4, 4, "cell"), (17, 12, "")])
def test_the_sentence_beside_the_ways_on_can_be_read_without_scrolling(size, chapter, place, touched):
    visit = Visit(size=size)
    page = visit.level(chapter, place) if touched else on(visit, chapter, place)
    if touched == "cell":
        visit.tap(page.view.frame.box(6, 2, 1, 1).center)
    elif touched:
        visit.tap([widget for widget in page.leaves() if widget.action == touched][-1])
    run(visit, page)
    visit.key(pygame.K_ESCAPE)
    visit.wait(0.2)
    bubble, screen = page.bubble, visit.app.screen
    assert visit.page is page
    assert page.panels.ways
    visit.app.draw()
    assert bubble.long is None
    inside = bubble.words_box(screen)
    face = "bold" if bubble.tone == "good" else "regular"
    assert screen.paragraph_height(bubble.label, inside.width, READABLE, face) <= inside.height


def test_no_card_covers_a_drawing_of_ones_own(visit):
    page = visit.written(FREE)
    visit.tap_block("forward")
    run(visit, page)
    assert visit.page is page
    assert page.panels.ways[0] == "gallery"
    assert page.journey.progress.stars[page.level.id] == 3
    visit.press("go", "gallery")
    assert page.journey.progress.gallery[page.level.id]


def test_the_second_star_comes_once_the_program_has_held_on_other_maps(visit):
    page = on(visit, 9, 3)
    visit.key(pygame.K_F5)
    assert visit.saved["stars"][page.level.id] == 1
    visit.until(lambda: page.session.trap_search.over)
    assert visit.saved["stars"][page.level.id] == 3
    visit.until(lambda: isinstance(visit.page, Win))
    assert visit.page.card.stars == 3


def test_a_program_that_a_trap_catches_has_one_star_and_hears_why(visit):
    page = on(visit, 9, 3, BY_HEART[CORRIDORS])
    run(visit, page)
    assert visit.page.card.stars == visit.saved["stars"][page.level.id] == 1
    assert visit.page.card.facts(visit.app.text)[0] == said(visit, "trapped")


def test_the_stars_come_although_the_child_has_gone_on(visit):
    page = on(visit, 9, 3)
    visit.key(pygame.K_F5)
    assert not page.session.trap_search.over
    page.back()
    visit.until(lambda: page.session.trap_search.over)
    assert visit.saved["stars"][page.level.id] == 3


def test_a_level_won_after_its_solution_was_shown_has_two_stars_until_it_is_begun_again(visit):
    page = on(visit, 2, 3)
    visit.show(SolutionPage(visit.app, page.journey, page.level))
    visit.key(pygame.K_ESCAPE)
    run(visit, page)
    assert visit.page.card.stars == visit.saved["stars"][page.level.id] == 2
    assert visit.page.card.facts(visit.app.text)[0] == visit.app.text.find("ui.win.again.short")
    visit.key(pygame.K_ESCAPE)
    run(visit, page)
    assert visit.saved["stars"][page.level.id] == 2
    page.put(programs.start(page.level))
    page.put(programs.solution(page.level).script)
    run(visit, page)
    assert visit.saved["stars"][page.level.id] == 3


def test_ideas_that_ask_cost_nothing_and_the_last_one_is_half_a_solution(visit):
    page = on(visit, 2, 3)
    for rung in (1, 2, 3):
        visit.press(*("hint",) if rung == 1 else ("idea", "more"))
        assert (page.level.id in page.journey.progress.shown) == (rung == 3)


def test_nothing_is_left_of_the_confetti_when_it_stops():
    visit = Visit(painted=1)
    page = on(visit, 2, 3)
    run(visit, page)
    card = visit.page
    visit.until(lambda: card.age > PARTY)
    visit.turn()
    shot = pygame.image.tobytes(visit.app.screen.surface, "RGB")
    visit.app.draw()
    assert pygame.image.tobytes(visit.app.screen.surface, "RGB") == shot


def test_a_wrong_prediction_offers_to_look_again_and_hides_neither_hero_nor_world(visit):
    page = visit.level(4, 4)
    visit.tap(page.view.frame.box(6, 2, 1, 1).center)
    run(visit, page)
    card = visit.page
    assert card.card.ways[-1] == "replay"
    assert page.film.verdict.message.key == "say.prediction_why"
    assert not card.box.colliderect(page.view.hero_box)
    visit.press("answer", "replay")
    assert isinstance(visit.page, LevelPage)
    assert page.scenes.player.playing
    assert page.scenes.player.index <= 1
    visit.until(lambda: page.film.ended)
    visit.wait(2)
    assert visit.page is page
    assert page.panels.ways[-1] == "replay"


def test_a_prediction_is_judged_once(visit):
    page = visit.level(4, 4)
    visit.tap(page.view.frame.box(6, 2, 1, 1).center)
    run(visit, page)
    visit.key(pygame.K_ESCAPE)
    page.act(Action("restart"))
    visit.tap(page.view.frame.box(0, 0, 1, 1).center)
    run(visit, page)
    assert page.film.verdict.message.key == "say.prediction_true"
    assert visit.saved["stars"][page.level.id] == 1
    assert visit.page is page


SIZES = all_of([(1366, 768), (1280, 720), (1024, 768), (1024, 600), (800, 1280), (390, 844)])


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_the_card_hides_neither_the_hero_nor_a_part_of_itself(size):
    visit = Visit(size=size)
    wrong = []
    for number, chapter in enumerate(PACK.chapters, 1):
        place = next((at for at, level in enumerate(chapter.levels, 1) if asks(level)), None)
        if place is None:
            continue  # a chapter of cases: no story is told of it
        page = on(visit, number, place)
        page.do(Run(go=False))
        page.do(Seek(page.film.head.player.length))
        page.film.head.told = True
        page.show_now()
        page._celebrate()
        assert isinstance(visit.page, Win), page.level.id
        card, hero = visit.page, page.view.hero_box
        if card.box.colliderect(hero) or not visit.app.screen.rect.contains(card.box):
            wrong.append((page.level.id, card.box, hero))
        wrong += [(page.level.id, w.label) for w in card.widgets if not card.box.contains(w.rect)]
        visit.app.pop()
    assert not wrong


@pytest.mark.parametrize("size", [(1366, 768), (1024, 600), (800, 1280)], ids=str)
def test_the_card_stands_under_the_world_and_covers_no_button(size):
    visit = Visit(size=size)
    page = on(visit, 2, 3)
    run(visit, page)
    card, workspace = visit.page.box, page.editor.view.workspace
    assert not any(card.colliderect(workspace.on_screen(row.box)) for row in workspace.layout.rows[:2])
    assert not card.colliderect(page.view.rect)
    beside = [w for w in page.widgets if w.action in ("back", "sound", "menu", "run", "restart", "seek")]
    assert len(beside) == 6
    assert not any(card.colliderect(widget.rect) for widget in beside)


def test_a_button_beside_the_card_does_what_it_says_at_the_first_press(visit):
    page = on(visit, 2, 3)
    run(visit, page)
    sound = visit.app.settings.sound
    visit.tap(next(w for w in page.widgets if w.action == "sound"))
    assert visit.app.settings.sound is not sound
    assert isinstance(visit.page, Win), "one may listen while it is there"
    visit.tap(next(w for w in page.widgets if w.action == "restart"))
    assert visit.page is page


def test_a_block_beside_the_card_is_lifted_by_the_first_press(visit):
    page = on(visit, 2, 3)
    run(visit, page)
    workspace = page.editor.view.workspace
    row = workspace.layout.rows[1]
    place = workspace.on_screen(row.box).center
    visit.post(pygame.MOUSEBUTTONDOWN, pos=place, button=1)
    visit.wait(0.2)
    assert visit.page is page
    visit.post(pygame.MOUSEBUTTONUP, pos=place, button=1)
    assert page.editor.cursor.selected == row.shape.block


def test_what_asks_nothing_beside_the_card_leaves_it(visit):
    page = on(visit, 2, 3)
    run(visit, page)
    card = visit.page
    for key, mod in ((pygame.K_LCTRL, pygame.KMOD_LCTRL), (pygame.K_LMETA, pygame.KMOD_LMETA)):
        visit.key(key, mod)
    visit.key(pygame.K_RALT, pygame.KMOD_RALT | pygame.KMOD_LCTRL)
    assert visit.page is card
    way_on = next(widget for widget in card.leaves() if widget.value == "next")
    visit.post(pygame.MOUSEBUTTONDOWN, pos=way_on.rect.center, button=1)
    away = page.view.rect.center
    visit.post(pygame.MOUSEMOTION, pos=away, rel=(0, 0), buttons=(1, 0, 0))
    visit.post(pygame.MOUSEBUTTONUP, pos=away, button=1)
    assert visit.page is card
    assert not way_on.pressed


def test_the_wheel_beside_the_card_scrolls_the_program():
    visit = Visit(size=(1024, 600))
    page = on(visit, 2, 9)
    run(visit, page)
    workspace = page.editor.view.workspace
    before = workspace.on_screen(workspace.layout.rows[0].box).top
    visit.post(pygame.MOUSEMOTION, pos=workspace.rect.center, rel=(0, 0), buttons=(0, 0, 0))
    visit.post(pygame.MOUSEWHEEL, x=0, y=-2, flipped=False, precise_x=0.0, precise_y=-2.0)
    assert isinstance(visit.page, Win)
    assert workspace.on_screen(workspace.layout.rows[0].box).top < before


def test_the_keyboard_goes_from_the_way_on_into_the_level_and_its_keys_work(visit):
    page = on(visit, 2, 3)
    run(visit, page)
    visit.key(pygame.K_TAB)
    assert visit.page is page
    assert page.focus is page.targets()[0]
    page.journey.keep(Progress())
    run(visit, page)
    visit.key(pygame.K_F7)
    assert visit.page is page
    assert not page.film.ended


def test_the_band_hides_nothing_of_the_program_and_the_sentence_has_its_width_after_it(visit):
    page = visit.level(4, 4)
    visit.tap(page.view.frame.box(6, 2, 1, 1).center)
    run(visit, page)
    assert not visit.page.box.colliderect(page.panels.layout.editor)
    assert visit.page.animal in visit.page.widgets
    world = page.view.rect.height
    visit.key(pygame.K_ESCAPE)
    visit.wait(0.2)
    assert page.view.rect.height > world
    assert page.bubble.rect.width == page.view.rect.width


PRINTS = """\
title: Il compte
mode: modify
map: ">..G"
toolbox: [avancer]
given: |
  avancer()
  print(1, 2)
  avancer()
  avancer()
solution: |
  avancer()
  avancer()
  avancer()
"""


@pytest.mark.parametrize("size", [(1366, 768), (1024, 600), (390, 844)])
def test_what_a_program_has_written_stays_in_sight_over_the_band(size):
    visit = Visit(size=size)
    page = visit.written(PRINTS)
    run(visit, page)
    written = page.panels.layout.console
    assert page.panels.console in page.widgets
    assert written.bottom <= visit.page.box.top
    assert page.view.rect.bottom <= written.top


@pytest.mark.parametrize(("chapter", "place"), [(1, 1), (4, 5), (9, 4)])
def test_in_the_lowest_window_the_band_has_its_sentence_and_the_way_on_no_cut_words(chapter, place):
    visit = Visit(size=(640, 360))
    page = visit.solved(chapter, place)
    run(visit, page)
    band = visit.page
    said = [label.label for label in band.widgets if isinstance(label, Label)]
    assert band.card.sentence(visit.app.text) in said
    way = next(widget for widget in band.widgets if widget.value == "next")
    assert not way.label or Button.width_for(visit.app.screen, way.label, way.icon, LEAST) <= way.rect.width


def test_the_arrow_back_beside_the_card_leaves_the_level(visit):
    page = on(visit, 2, 3)
    run(visit, page)
    visit.tap(next(w for w in page.widgets if w.action == "back"))
    assert isinstance(visit.page, ChapterPage)


def test_a_press_on_the_card_itself_keeps_it_open(visit):
    page = on(visit, 2, 3)
    run(visit, page)
    card = visit.page
    visit.tap((card.box.left + 4, card.box.centery))
    visit.tap((card.box.right - 4, card.box.top + 2))
    assert visit.page is card


def asks(level):
    return level.mode not in ("create", "predict") and not level.parts and PACK.story.question(level.id)


def test_two_wins_in_a_row_have_not_the_same_title(visit):
    page = on(visit, 2, 3)
    titles = []
    for _win in range(2):
        page.journey.keep(Progress())
        run(visit, page)
        titles.append(visit.page.card.title(visit.app.text))
        visit.key(pygame.K_ESCAPE)
    assert titles[0] != titles[1]
    assert said(visit, "title") not in titles


def test_the_card_asks_one_question_and_who_answers_another_way_may_look_again(visit):
    page = on(visit, 2, 3)
    run(visit, page)
    card, kept = visit.page, page.journey.progress
    assert (card.focus.action, card.focus.value) == ("answer", "next")
    question = PACK.story.question(page.level.id)
    right = next(number for number, choice in enumerate(question.choices) if choice.right)
    visit.press("choice", (right + 1) % len(question.choices))
    assert said(visit, "answer.other") in [widget.label for widget in card.widgets]
    assert page.session.animation.cheer is None
    visit.press("choice", right)
    assert said(visit, "answer.right") in [widget.label for widget in card.widgets]
    assert page.session.animation.cheer is not None
    assert page.journey.progress == kept
    visit.press("answer", "next")
    assert visit.page.level.id == PACK.chapters[1].levels[3].id


def test_a_question_of_several_levels_is_asked_after_the_first_one_won_and_never_again(visit):
    asked = {}
    for number in (1, 4, 5, 1):
        page = on(visit, 1, number)
        if number == 1 and asked:  # again, for more stars
            page.journey.keep(
                replace(page.journey.progress, stars=page.journey.progress.stars | {page.level.id: 1})
            )
        run(visit, page)
        quiz = visit.page.quiz
        asked.setdefault(number, []).append(quiz and quiz.question.words["fr"].replace("\u202f", " "))
        visit.key(pygame.K_ESCAPE)
    assert asked[5] == [None]
    assert [each and each[:8] for each in asked[1]] == ["Un bloc,", None]
    assert asked[4][0].startswith("On échange")


def test_a_question_for_which_there_is_no_room_is_opened_by_a_button(visit):
    page = on(visit, 9, 10)
    run(visit, page)
    card = visit.page
    assert card.quiz
    assert not [w for w in card.widgets if w.action == "choice"]
    visit.press("answer", "ask")
    assert visit.page is card
    assert card.focus.action == "choice"
    visit.press("answer", "next")
    assert visit.page is not card


def test_a_surprise_asks_nothing_else(visit):
    page = visit.level(4, 4)
    visit.tap(page.view.frame.box(6, 2, 1, 1).center)
    run(visit, page)
    assert visit.page.quiz is None


@pytest.mark.parametrize("size", [(1366, 768), (1024, 600)], ids=str)
def test_where_one_only_presses_the_world_is_the_large_part_and_the_blocks_are_twice_as_large(size):
    visit = Visit(size=size)
    page = visit.level(1, 1)
    assert page.view.rect.width > 0.6 * size[0]
    assert page.panels.layout.split.size > 1.5
    program = page.editor.view.workspace
    assert all(page.editor.rect.contains(program.on_screen(row.box)) for row in program.layout.rows)


@pytest.mark.parametrize("size", [(390, 844), (640, 360)], ids=str)
def test_in_a_small_window_the_program_may_have_the_place_of_the_world_until_it_runs(size):
    visit = Visit(size=size)
    page = visit.level(14, 10)
    before = page.editor.rect.copy()
    visit.press("wide")
    assert page.editor.rect.width * page.editor.rect.height > 1.5 * before.width * before.height
    assert page.view not in page.widgets
    visit.press("wide")
    assert page.editor.rect == before
    visit.press("wide")
    visit.press("run")
    assert page.view in page.widgets
