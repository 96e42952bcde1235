"""A level: run, watch, go back, be helped, win; and never lose anything."""

from dataclasses import replace

import pygame
from page_driver import FOX, PACK, Visit

from codeweek import data
from codeweek.blocks.script import EMPTY
from codeweek.desktop.pages.chapter import ChapterPage
from codeweek.desktop.pages.level import LevelPage
from codeweek.desktop.pages.sheet import Sheet
from codeweek.desktop.pages.solution import SolutionPage
from codeweek.desktop.pages.win import Win
from codeweek.levels import programs
from codeweek.play import session
from codeweek.play.pace import SPEEDS

CONTROL = pygame.KMOD_CTRL


def build(visit, *names):
    """Tap blocks of the palette, in order."""
    editor = visit.page.editor
    for name in names:
        number = next(i for i, item in enumerate(editor.view.shelf.items) if item.offer.block.type == name)
        visit.tap(editor.view.shelf.box(number).center)


def lost(visit, times=1):
    """Run a program that does not win, some times."""
    for _run in range(times):
        visit.key(pygame.K_F5)
        visit.until(lambda: visit.page.film.told)


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
    page = visit.solved(4, len(PACK.chapters[3].levels))
    page.journey.pack = replace(PACK, chapters=PACK.chapters[:4])
    visit.key(pygame.K_F5)
    visit.until(lambda: isinstance(visit.page, Win))
    assert visit.page.result.ways == ("stay", "map", "another")
    visit.press("answer", "map")
    assert isinstance(visit.page, ChapterPage)


def test_running_never_changes_the_program():
    visit = Visit()
    page = visit.solved(4, 5)
    before = page.script
    visit.key(pygame.K_F5)
    visit.until(lambda: isinstance(visit.page, Win))
    visit.press("answer", "stay")
    visit.press("restart")
    assert page.script is before


def test_the_robot_goes_back_and_it_is_said_kindly():
    visit = Visit()
    page = visit.solved(4, 5)
    visit.key(pygame.K_F5)
    visit.wait(2)
    visit.press("restart")
    assert page.stage.player.index == 0
    assert not page.stage.traces
    visit.wait(1)
    assert page.bubble.label.startswith("On recommence")


def test_pause_steps_and_the_slider_move_through_the_same_film():
    visit = Visit()
    page = visit.solved(4, 5)
    visit.press("run")
    visit.wait(1)
    visit.press("run")
    assert not page.stage.player.playing
    at = page.stage.player.index
    visit.press("step")
    assert page.stage.player.index == at + 1
    visit.press("step_back")
    visit.press("step_back")
    assert page.stage.player.index == at - 1
    slider = visit.find("seek")
    visit.tap((slider.rect.right - slider.rect.height // 4, slider.rect.centery))
    assert page.stage.player.index == page.stage.player.length


def test_stepping_without_a_run_starts_one():
    visit = Visit()
    page = visit.solved(4, 5)
    visit.press("step")
    assert page.stage.player.index == 1
    assert not page.stage.player.playing


def test_the_block_and_the_line_of_the_step_are_lit():
    visit = Visit()
    page = visit.solved(4, 5)
    page.toggle_python()
    visit.press("step")
    visit.press("step")
    step = page.stage.step
    assert page.editor.view.lit == (step.block, "running")
    assert page.python._lit == (step.block, "running")


def test_the_speed_is_kept_for_the_next_level():
    visit = Visit()
    page = visit.level(4, 5)
    slider = visit.find("speed")
    visit.tap((slider.rect.right - slider.rect.height // 4, slider.rect.centery))
    assert page.stage.player.speed == SPEEDS[-1]
    assert visit.app.settings.speed == SPEEDS[-1]


def test_a_bump_is_told_and_the_block_lit():
    visit = Visit()
    page = visit.level(2, 3)
    build(visit, *["move"] * 6)
    lost(visit)
    assert page.editor.view.lit is not None
    assert page.editor.view.lit[1] == "problem"
    assert "bout de la rue" in page.bubble.label


def test_an_empty_program_says_what_to_do_and_counts_for_nothing():
    visit = Visit()
    page = visit.level(2, 3)
    visit.key(pygame.K_F5)
    assert page.bubble.label == data.text("fr")("say.empty_program.short")
    assert page.level.id not in visit.saved["tries"]


def test_an_edit_puts_the_robot_back():
    visit = Visit()
    page = visit.level(2, 3)
    build(visit, "move", "move")
    visit.press("step")
    build(visit, "move")
    assert not page.stage.traces
    assert page.stage.player.index == 0


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


def test_the_bulb_glows_after_three_tries_and_never_opens_by_itself():
    visit = Visit()
    page = visit.level(2, 3)
    build(visit, "move")
    lost(visit, 2)
    assert visit.find("hint").glow is None
    lost(visit)
    assert visit.find("hint").glow is not None
    assert visit.page is page


def test_the_adult_finds_help_and_a_solution():
    visit = Visit()
    page = visit.level(4, 5)
    visit.press("menu")
    visit.press("answer", "adult")
    assert isinstance(visit.page, Sheet)
    assert len(visit.page.notes()) == 3
    visit.press("answer", "solution")
    visit.pass_gate()
    assert isinstance(visit.page, SolutionPage)
    assert visit.page.script == programs.solution(page.level).script
    visit.press("close")
    assert visit.page is page
    assert page.script == EMPTY, "a solution that is read goes into no program"


def test_the_world_is_said_in_words():
    visit = Visit()
    visit.level(4, 5)
    visit.key(pygame.K_F2)
    assert "Grille de 5\u00a0colonnes" in visit.page.notes()[0].body


def test_the_keys_are_shown():
    visit = Visit()
    visit.level(4, 5)
    visit.key(pygame.K_F1)
    assert len(visit.page.notes()) >= 10


def test_the_language_changes_in_the_middle_of_a_run_and_nothing_is_lost():
    visit = Visit()
    page = visit.solved(4, 5)
    page.toggle_python()
    visit.press("step")
    visit.press("step")
    at, script = page.stage.player.index, page.script
    visit.app.change(language="en")
    visit.turn()
    assert (page.stage.player.index, page.script) == (at, script)
    assert page.python.lines[1].strip() == "move()"
    assert visit.find("run").label == "Run"


def test_a_debug_level_can_be_taken_up_from_its_first_program_and_back():
    visit = Visit()
    page = visit.level(4, 8)
    given = page.script
    page.editor.set_history(page.attempt.history.edit(EMPTY))
    page.changed(page.editor.document.history)
    visit.press("menu")
    visit.press("answer", "start_over")
    assert page.script == given
    visit.press("undo")
    assert page.script == EMPTY


def test_a_parsons_level_gives_its_pieces_and_takes_them_back():
    visit = Visit()
    page = visit.level(1, 5)
    visit.tap(page.editor.view.shelf.box(0).center)
    assert [item.offer.taken for item in page.editor.view.shelf.items] == [True, *[False] * 4]
    visit.press("undo")
    assert [item.offer.taken for item in page.editor.view.shelf.items] == [False] * 5


def test_python_beside_the_blocks_is_shown_and_hidden_and_it_is_remembered():
    visit = Visit(size=(1366, 768))
    page = visit.level(5, 1)
    assert page.python.rect.left > page.editor.rect.right
    visit.press("python_toggle")
    assert page.python is None
    assert Visit(size=(1366, 768)).level(5, 1).python is None


def test_where_both_do_not_fit_the_python_is_a_tab_one_touch_away():
    visit = Visit(size=(1366, 768))
    page = visit.level(4, 5)
    tabs = visit.find("python_toggle")
    assert (page.python, page.editor.visible) == (None, True)
    visit.tap(tabs.part(1).center)
    assert (page.python.rect, page.editor.visible) == (page.panels.zones.editor, False)
    tabs = visit.find("python_toggle")
    visit.tap(tabs.part(1).center)
    assert page.python is not None
    visit.tap(tabs.part(0).center)
    assert (page.python, page.editor.visible) == (None, True)


def test_tapping_a_line_selects_its_block():
    visit = Visit()
    page = visit.solved(4, 5)
    page.toggle_python()
    visit.tap((page.python.rect.centerx, page.python._top(1) + 5))
    assert page.editor.cursor.selected == page.script.blocks[0].bodies["body"][0].id


def test_no_movement_when_less_is_wanted():
    visit = Visit()
    visit.app.change(reduced_motion=True)
    page = visit.solved(4, 5)
    visit.key(pygame.K_F5)
    visit.wait(0.2)
    assert page.view.moment.part == 1.0
    assert page.view.moment.clock is None


def test_a_quiet_level_does_not_paint_for_nothing():
    visit = Visit()
    page = visit.level(4, 5)
    visit.wait(10)
    page.dirty = False
    visit.wait(2)
    assert not page.dirty
    assert page.view.moment.clock is None


def test_a_prediction_is_asked_before_the_run():
    visit = Visit()
    page = visit.level(4, 4)
    visit.press("run")
    assert not page.stage.traces
    assert page.bubble.label == data.text("fr")("ui.level.guess_cell")


def test_a_right_prediction_earns_three_stars():
    visit = Visit()
    page = visit.level(4, 4)
    cell = _cell(_measured(page))
    visit.tap(page.view.frame.box(*cell, 1, 1).center)
    assert page.guess.cell == cell
    visit.key(pygame.K_F5)
    visit.until(lambda: isinstance(visit.page, Win))
    assert visit.saved["stars"][page.level.id] == 3


def test_another_prediction_is_looked_at_together():
    visit = Visit()
    page = visit.level(4, 4)
    visit.tap(page.view.frame.box(1, 1, 1, 1).center)
    visit.key(pygame.K_F5)
    visit.until(lambda: isinstance(visit.page, Win))
    assert page.film.verdict.message.key == "say.prediction_other"
    assert visit.saved["stars"][page.level.id] == 1
    assert visit.page.result.title() == data.text("fr")("ui.win.other")


def test_a_cell_is_chosen_by_the_keyboard():
    visit = Visit()
    page = visit.level(4, 4)
    visit.press("run")  # asked to guess: the world has the keyboard
    visit.keys(pygame.K_RIGHT, pygame.K_DOWN, pygame.K_RETURN)
    assert page.guess.cell == (1, 1)


def test_a_number_is_foreseen_with_plus_and_minus():
    visit = Visit()
    page = visit.level(3, 1)
    assert page.level.predict.ask == "bag"
    real = _measured(page)
    for _press in range(real):
        visit.press("guess", 1)
    visit.key(pygame.K_F5)
    visit.until(lambda: isinstance(visit.page, Win))
    assert visit.saved["stars"][page.level.id] == 3


def test_the_first_level_shines_where_to_press():
    visit = Visit()
    page = visit.level(1, 1)
    assert visit.find("run").glow is not None
    assert page.focus.action == "run"
    visit.key(pygame.K_SPACE)
    assert page.stage.player.playing


def test_a_visitor_plays_too():
    from codeweek.desktop.journey import Journey

    visit = Visit()
    journey = Journey(visit.store, None, PACK, "k")
    page = LevelPage(visit.app, journey, PACK.levels[0], lambda _level: None)
    visit.show(page)
    visit.key(pygame.K_F5)
    visit.until(lambda: isinstance(visit.page, Win))
    assert not visit.store.read(FOX.name)
    assert journey.progress.stars


def _measured(page):
    playback = session.play(page.level, page.script, "fr")
    return page.stage.kind.measures[page.level.predict.ask](playback.traces[0].world)


def _cell(name):
    return ord(name[0]) - ord("A"), int(name[1:]) - 1


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


def test_letters_typed_on_a_level_do_not_turn_the_world():
    visit = Visit()
    page = visit.level(2, 3)
    visit.press("restart")
    for key, letter in ((pygame.K_v, "v"), (pygame.K_m, "m")):
        visit.key(key, unicode=letter)
    assert visit.page is page
    assert not page.eyes
