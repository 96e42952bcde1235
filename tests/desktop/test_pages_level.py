"""A level: build, win, go on, undo; and never lose anything."""

from dataclasses import replace

import pygame
from page_driver import FOX, PACK, Visit, build

from codeweek.app.level_events import Edit
from codeweek.blocks.script import EMPTY
from codeweek.desktop.pages.chapter import ChapterPage
from codeweek.desktop.pages.level_page import LevelPage
from codeweek.desktop.pages.win import Win
from codeweek.levels import programs

CONTROL = pygame.KMOD_CTRL


def test_a_level_is_won_by_taps_and_its_stars_are_kept():
    visit = Visit()
    page = visit.level(2, 3)
    build(visit, *(block.type for block in programs.solution(page.level).script.blocks))
    visit.press("run")
    visit.until(lambda: isinstance(visit.page, Win))
    assert visit.saved["stars"][page.level.id] == 3


def test_the_next_level_is_one_key_away():
    visit = Visit()
    visit.solved(2, 3)
    visit.key(pygame.K_F5)
    visit.until(lambda: isinstance(visit.page, Win))
    visit.key(pygame.K_RETURN)
    assert visit.page.level.id == PACK.chapters[1].levels[3].id


def test_after_the_last_level_one_goes_to_the_map_or_to_one_more():
    visit = Visit()
    *before, last = PACK.chapters[:4]
    last = replace(last, levels=last.levels[:-1])  # without the one where one invents, which has no card
    page = visit.solved(4, len(last.levels))
    page.journey.pack = replace(PACK, chapters=(*before, last), story=None)
    visit.key(pygame.K_F5)
    visit.until(lambda: isinstance(visit.page, Win))
    assert visit.page.card.ways == ("stay", "alike", "map")
    visit.press("answer", "map")
    assert isinstance(visit.page, ChapterPage)


def test_every_edit_is_on_the_disk_at_once():
    visit = Visit()
    page = visit.level(2, 3)
    build(visit, "move", "turn_left")
    again = Visit()
    assert again.level(2, 3).script == page.script


def test_undo_brings_a_block_back_and_keeps_it_too():
    visit = Visit()
    page = visit.level(2, 3)
    build(visit, "move", "move")
    visit.press("undo")
    assert len(page.script.blocks) == 1
    visit.press("redo")
    assert len(page.script.blocks) == 2


def test_a_debug_level_can_be_taken_up_from_its_first_program_and_back():
    visit = Visit()
    page = visit.level(4, 8)
    given = page.script
    page.editor.set_history(page.session.history.edit(EMPTY))
    page.do(Edit(page.editor.document.history))
    visit.press("menu")
    visit.press("answer", "start_over")
    assert page.script == given
    visit.press("undo")
    assert page.script == EMPTY


def test_a_parsons_level_gives_its_pieces_and_takes_them_back():
    visit = Visit()
    page = visit.level(1, 5)
    visit.tap(page.editor.view.palette.box(0).center)
    assert [item.offer.taken for item in page.editor.view.palette.items] == [True, *[False] * 4]
    visit.press("undo")
    assert [item.offer.taken for item in page.editor.view.palette.items] == [False] * 5


def test_a_visitor_plays_too():
    from codeweek.app.journey import Journey

    visit = Visit()
    journey = Journey(visit.store, None, PACK, "k")
    page = LevelPage(visit.app, journey, PACK.levels[0], lambda _level: None)
    visit.show(page)
    visit.key(pygame.K_F5)
    visit.until(lambda: isinstance(visit.page, Win))
    assert not visit.store.read(FOX.name)
    assert journey.progress.stars


def test_run_fail_undo_works_without_touching_the_blocks_again():
    visit = Visit()
    page = visit.level(2, 3)
    build(visit, "move", "turn_left")
    visit.press("run")
    visit.until(lambda: page.film.told)
    visit.key(pygame.K_z, CONTROL)
    assert [block.type for block in page.script.blocks] == ["move"]
    visit.press("restart")
    visit.key(pygame.K_y, CONTROL)
    assert [block.type for block in page.script.blocks] == ["move", "turn_left"]


def test_copy_paste_and_delete_work_while_a_button_has_the_focus():
    visit = Visit()
    page = visit.level(2, 3)
    build(visit, "move", "turn_left")
    page.editor.select(page.script.blocks[0].id)
    visit.press("restart")
    visit.key(pygame.K_c, CONTROL)
    visit.key(pygame.K_v, CONTROL)
    assert [block.type for block in page.script.blocks] == ["move", "move", "turn_left"]
    page.editor.select(page.script.blocks[2].id)
    visit.press("restart")
    visit.key(pygame.K_DELETE)
    assert [block.type for block in page.script.blocks] == ["move", "move"]
    visit.key(pygame.K_DELETE)
    assert [block.type for block in page.script.blocks] == ["move", "move"], "nothing unseen is deleted"


def test_where_one_block_is_missing_the_child_is_asked_to_add_one():
    visit = Visit()
    told = [visit.level(chapter, number).bubble.label for chapter, number in [(1, 2), (4, 2)]]
    assert told[0].endswith("Touche un bloc pour l’ajouter, puis ▶.")
    assert told[1].endswith("Touche un bloc pour le changer, puis ▶.")
