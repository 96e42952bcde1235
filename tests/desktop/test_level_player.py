"""A level that runs: watched, paused, gone through step by step, told and lit."""

import pygame
from page_driver import USUAL, Visit, build, lost

from codeweek import data
from codeweek.desktop.pages.win import Win
from codeweek.play.player import SPEEDS


def test_running_never_changes_the_program():
    visit = Visit(speed=USUAL)
    page = visit.solved(4, 5)
    before = page.script
    visit.key(pygame.K_F5)
    visit.until(lambda: isinstance(visit.page, Win))
    visit.press("answer", "stay")
    visit.press("restart")
    assert page.script is before


def test_the_robot_goes_back_and_it_is_said_kindly():
    visit = Visit(speed=USUAL)
    page = visit.solved(4, 5)
    visit.key(pygame.K_F5)
    visit.wait(2)
    visit.press("restart")
    assert page.scenes.player.index == 0
    assert not page.scenes.traces
    visit.wait(1)
    assert page.bubble.label.startswith("On recommence")


def test_pause_steps_and_the_slider_move_through_the_same_film():
    visit = Visit(speed=USUAL)
    page = visit.solved(4, 5)
    visit.press("run")
    visit.wait(1)
    visit.press("run")
    assert not page.scenes.player.playing
    at = page.scenes.player.index
    visit.press("step")
    assert page.scenes.player.index == at + 1
    visit.press("step_back")
    visit.press("step_back")
    assert page.scenes.player.index == at - 1
    slider = visit.find("seek")
    visit.tap((slider.rect.right - slider.rect.height // 4, slider.rect.centery))
    assert page.scenes.player.index == page.scenes.player.length


def test_stepping_without_a_run_starts_one():
    visit = Visit(speed=USUAL)
    page = visit.solved(4, 5)
    visit.press("step")
    assert page.scenes.player.index == 1
    assert not page.scenes.player.playing


def test_the_block_and_the_line_of_the_step_are_lit():
    visit = Visit(speed=USUAL)
    page = visit.solved(4, 5)
    page.toggle_python()
    visit.press("step")
    visit.press("step")
    step = page.scenes.step
    assert page.editor.view.lit == (step.block, "running")
    assert page.python._lit == (step.block, "running", 0)


def test_the_speed_is_kept_for_the_next_level():
    visit = Visit(speed=USUAL)
    page = visit.level(4, 5)
    slider = visit.find("speed")
    visit.tap((slider.rect.right - slider.rect.height // 4, slider.rect.centery))
    assert page.scenes.player.speed == SPEEDS[-1]
    assert visit.app.settings.speed == SPEEDS[-1]


def test_a_bump_is_told_and_the_block_lit():
    visit = Visit(speed=USUAL)
    page = visit.level(2, 3)
    build(visit, *["move"] * 6)
    lost(visit)
    assert page.editor.view.lit is not None
    assert page.editor.view.lit[1] == "problem"
    assert "bout de la rue" in page.bubble.label


def test_an_empty_program_says_what_to_do_and_counts_for_nothing():
    visit = Visit(speed=USUAL)
    page = visit.level(2, 3)
    visit.key(pygame.K_F5)
    assert page.bubble.label == data.text("fr")("say.empty_program.short")
    assert page.level.id not in visit.saved["tries"]


def test_an_edit_puts_the_robot_back():
    visit = Visit(speed=USUAL)
    page = visit.level(2, 3)
    build(visit, "move", "move")
    visit.press("step")
    build(visit, "move")
    assert not page.scenes.traces
    assert page.scenes.player.index == 0


def test_the_language_changes_in_the_middle_of_a_run_and_nothing_is_lost():
    visit = Visit(speed=USUAL)
    page = visit.solved(4, 5)
    page.toggle_python()
    visit.press("step")
    visit.press("step")
    at, script = page.scenes.player.index, page.script
    visit.app.change(language="en")
    visit.turn()
    assert (page.scenes.player.index, page.script) == (at, script)
    assert page.python.lines[1].strip() == "move()"
    assert visit.find("run").label == "Run"


def test_no_movement_when_less_is_wanted():
    visit = Visit(speed=USUAL)
    visit.app.change(reduced_motion=True)
    page = visit.solved(4, 5)
    visit.key(pygame.K_F5)
    visit.wait(0.2)
    assert page.view.moment.part == 1.0
    assert page.view.moment.clock is None


def test_a_quiet_level_does_not_paint_for_nothing():
    visit = Visit(speed=USUAL)
    page = visit.level(4, 5)
    visit.wait(10)
    page.dirty = False
    visit.wait(2)
    assert not page.dirty
    assert page.view.moment.clock is None


def test_the_first_level_shines_where_to_press():
    visit = Visit(speed=USUAL)
    page = visit.level(1, 1)
    assert visit.find("run").glow is not None
    assert page.focus.action == "run"
    visit.key(pygame.K_SPACE)
    assert page.scenes.player.playing
