"""The agency in the window: what is chosen is shown, run and told of, until one is right."""

import pygame
import pytest
from page_driver import PACK, Visit

from codeweek.desktop.pages.answers import AnswerCard
from codeweek.desktop.pages.win import Win
from codeweek.desktop.widgets.widget import Action
from codeweek.levels import programs
from codeweek.play import predict
from codeweek.server.rooms.program_replay import play_again

AGENCY = next(i for i, each in enumerate(PACK.chapters, 1) if each.folder == "15-l-agence")
LEVELS = PACK.chapters[AGENCY - 1].levels
CASES = {level.id.rpartition("/")[2]: place for place, level in enumerate(LEVELS, 1)}


def case(name, **options):
    visit = Visit(**options)
    return visit, visit.level(AGENCY, CASES[name])


def told(visit, page):
    visit.key(pygame.K_F5)
    visit.until(lambda: page.film.told and page.film.verdict is not None)
    return page.film.verdict


def test_a_program_that_is_chosen_is_shown_and_run_and_the_tracks_come_back_with_the_next_one():
    visit, page = case("01-les-traces-dans-la-neige")
    assert page.script.blocks == ()
    tracks = page.scenes.world
    visit.press("answer", 0)
    assert page.script == predict.scripts(page.level)[0]
    assert page.editor.document.script == page.script
    assert not told(visit, page).won
    assert "une case trop tôt" in page.bubble.label
    assert page.scenes.world != tracks
    visit.key(pygame.K_c, unicode="c")
    assert (page.script, page.scenes.world) == (predict.scripts(page.level)[2], tracks)
    visit.press("answer", 1)
    assert told(visit, page).stars == 1
    assert [card.right for card in visit.page.leaves() if isinstance(card, AnswerCard)] == [
        False,
        True,
        False,
    ]


@pytest.mark.parametrize(
    ("id", "answer", "guess"),
    [
        ("15-l-agence/01-les-traces-dans-la-neige", ("answer", 1), {"choice": 1}),
        ("03-le-potager/01-dans-le-panier", ("guess", 1), {"foreseen": 1}),
        ("01-la-fusee/06b-encore", ("cell", (4, 0)), {"foreseen": "E1"}),
    ],
)
def test_a_room_is_told_of_a_win_with_its_answer(id, answer, guess):
    visit, level, heard = Visit(), PACK.level(id), []
    chapter = next(each for each in PACK.chapters if level in each.levels)
    page = visit.level(PACK.chapters.index(chapter) + 1, chapter.levels.index(level) + 1)
    page.session.room.tell = lambda kind, more: heard.append((kind, more.get("guess")))
    page.act(Action(*answer))
    visit.press("run")
    visit.until(lambda: page.film.told)
    assert heard == [("win", guess)]
    assert play_again(level, None, "fr", guess).stars == 3


def test_who_puts_the_robot_back_keeps_what_was_chosen():
    visit, page = case("01-les-traces-dans-la-neige")
    visit.press("answer", 1)
    visit.press("step")
    visit.press("restart")
    assert (page.guess.chosen, page.script) == (1, predict.scripts(page.level)[1])
    assert visit.saved["stars"][page.level.id] == 3


def test_a_map_that_is_chosen_is_shown_and_the_program_plays_on_it_alone():
    visit, page = case("03-le-temoin-trop-sur")
    assert not any(widget.action == "map" for widget in page.leaves())
    visit.press("answer", 2)
    assert page.film.head.map == 2
    assert not told(visit, page).won
    assert "je réussis" in page.bubble.label
    visit.press("answer", 1)
    assert (page.film.head.map, page.scenes.traces) == (1, ())
    assert told(visit, page).won
    assert page.film.head.map == 1


def order(page):
    return [block.id for block in page.script.blocks]


def centre(page, block):
    workspace = page.editor.view.workspace
    return workspace.on_screen(workspace.layout.box(block)).center


def drag(visit, start, end):
    visit.post(pygame.MOUSEBUTTONDOWN, pos=start, button=1)
    for part in range(1, 9):
        pos = start[0], start[1] + (end[1] - start[1]) * part // 8
        visit.post(pygame.MOUSEMOTION, pos=pos, rel=(0, 8), buttons=(1, 0, 0))
    visit.post(pygame.MOUSEBUTTONUP, pos=end, button=1)


def test_the_block_that_was_moved_is_touched_then_dragged_and_no_other_one_moves():
    visit, page = case("02-le-bloc-deplace")
    first, *_others = given = order(page)
    visit.tap(centre(page, given[3]))
    assert "Cherche plus haut" in page.bubble.label
    for block in (given[3], first):  # before it was touched, the one that was moved does not move either
        drag(visit, centre(page, block), centre(page, given[5]))
        assert order(page) == given
    visit.tap(centre(page, first))
    assert "bien lui" in page.bubble.label
    drag(visit, centre(page, given[1]), centre(page, given[5]))
    assert order(page) == given
    visit.until(lambda: page.editor.document.loose == first)
    drag(visit, centre(page, first), centre(page, given[3]))
    assert order(page) == [*given[1:4], first, *given[4:]]
    visit.tap(centre(page, given[5]))
    assert page.editor.document.loose == first
    assert told(visit, page).stars == 3


def test_the_block_that_was_moved_is_found_and_put_back_by_keys_alone_and_cannot_be_thrown():
    visit, page = case("02-le-bloc-deplace")
    first, *others = order(page)
    visit.keys(pygame.K_HOME, pygame.K_DOWN, pygame.K_RETURN)
    assert page.session.bug_hunt.accused == first
    visit.keys(pygame.K_DELETE, pygame.K_BACKSPACE)
    visit.key(pygame.K_d, pygame.KMOD_CTRL)
    assert order(page) == [first, *others]
    for _place in range(3):
        visit.key(pygame.K_DOWN, pygame.KMOD_ALT)
    assert order(page) == [*others[:3], first, *others[3:]]
    visit.key(pygame.K_z, pygame.KMOD_CTRL)
    assert order(page) == [*others[:2], first, *others[2:]]
    visit.key(pygame.K_y, pygame.KMOD_CTRL)
    assert told(visit, page).won


@pytest.mark.parametrize("name", CASES)
def test_each_case_is_won_by_keys_alone(name):
    visit, page = case(name)
    level, text = page.level, page.text
    if level.predict:
        for number, choice in enumerate(predict.choices(level, text)):
            visit.key(ord(choice.letter.lower()), unicode=choice.letter.lower())
            if told(visit, page).won:
                break
            assert page.guess.chosen == number
    else:
        page.put(programs.solution(level).script)
        visit.key(pygame.K_F5)
    visit.until(lambda: isinstance(visit.page, Win) or (level.mode == "create" and page.film.told))
    assert page.film.verdict.won


@pytest.mark.parametrize("size", [(1366, 768), (1024, 600), (800, 1280)])
@pytest.mark.parametrize("name", [name for name in CASES if name[:2] in ("01", "03", "05")])
def test_each_program_and_map_to_choose_from_is_in_sight_and_can_be_touched(name, size):
    visit, page = case(name, size=size)
    cards = [card for card in page.leaves() if isinstance(card, AnswerCard)]
    assert len(cards) > 1
    for number, card in enumerate(cards):
        assert visit.app.screen.rect.contains(card.rect)
        assert min(card.rect.size) >= 44 * visit.app.screen.scale
        visit.press("answer", number)
        visit.app.draw()
        assert page.editor.view.workspace.room()[0] == 0  # nothing to scroll to the side for


def test_a_muddle_is_to_be_hidden_better_until_the_map_asked_for_alone_shows_it():
    visit, page = case("06-cache-un-pepin")
    level = page.level
    assert not told(visit, page).won
    assert "Rien n’a changé" in page.bubble.label
    seen = programs.read_in(level, "while not au_but():\n    avancer()\n    ramasser()").script
    page.put(seen)
    assert not told(visit, page).won
    assert "terrain 1\u00a0: ton ami le verrait" in page.bubble.label
    assert page.film.head.map == 0
    page.put(programs.solution(level).script)
    assert told(visit, page).stars == 3
    assert page.film.head.map == 1  # where it shows
    assert page.session.trap_search is None
    visit.until(lambda: isinstance(visit.page, Win))
