"""From the end of a run back to its start: what is shown at each step is what happened at that step."""

import pytest
from page_driver import FOX, PACK, USUAL, Visit

from codeweek.app.journey import Journey
from codeweek.app.level_events import Seek
from codeweek.desktop.opening import open_file

VARIABLES = """
title: Compter ses pas
story: Compte tes pas.
kind: robot
mode: modify
class: 5e
map: |
  >...G
toolbox: [move, say, count, set, change, get, repeat, if, less, wall_ahead, while, not]
given: |
  pas = 0
  for tour in range(2):
      avancer()
      pas = pas + 1
  while not mur_devant():
      avancer()
      pas = pas + 1
      if pas < 4:
          dire(pas)
solution: |
  for _ in range(4):
      avancer()
"""


def course_level(visit, place):
    return visit.solved(*place)


def level_with_variables(visit, tmp_path):
    path = tmp_path / "pas.yaml"
    path.write_text(VARIABLES, encoding="utf-8")
    visit.start()
    open_file(visit.app, str(path))
    visit.turn()
    return visit.page


def at_the_end(visit, page):
    """Run to the end, by the slider's way: the film is there at once."""
    if page.python is None:
        page.toggle_python()
    if page.guess.asks_cell:
        visit.tap(page.view.frame.box(0, 0, 1, 1).center)
    visit.press("step")
    page.do(Seek(page.scenes.player.length))
    page.show_now()
    return page


def check(page, index):
    trace = page.scenes.trace
    step = trace.at(index)
    assert page.scenes.player.index == index
    assert page.view.moment.after == page.scenes.kind.picture(step.world, page.level.look)
    assert page.boxes.names == trace.names(index)
    lit = page.editor.view.lit
    if index == 0:
        assert lit is None
        assert page.python._lit_line() is None
    elif index < len(trace) or page.film.verdict.won:
        assert lit == (step.block, "running")
        assert page.python._lit_line() == step.line - 1


def back_to_the_start(visit, page):
    for index in range(page.scenes.player.length, -1, -1):
        check(page, index)
        if index:
            visit.press("step_back")
            visit.wait(0.4)  # the glide is over


@pytest.mark.parametrize("place", [(2, 3), (4, 4), (4, 5), (4, 8)])
def test_each_step_back_shows_that_step(place):
    visit = Visit(speed=USUAL)
    page = at_the_end(visit, course_level(visit, place))
    back_to_the_start(visit, page)
    assert page.scenes.world == page.level.maps[0].world


def test_each_step_back_shows_the_variables_of_that_step(tmp_path):
    visit = Visit(speed=USUAL)
    page = at_the_end(visit, level_with_variables(visit, tmp_path))
    assert dict(page.boxes.names) == {"pas": 4, "tour": 1}
    assert len(page.scenes.trace) > 12
    back_to_the_start(visit, page)
    assert page.boxes.names == ()


def test_the_stars_do_not_come_while_the_child_looks_back():
    visit = Visit(speed=USUAL)
    page = at_the_end(visit, visit.solved(4, 5))
    visit.wait(0.3)
    visit.press("step_back")
    visit.wait(2)
    assert visit.page is page
    visit.press("step")
    visit.until(lambda: visit.page is not page)


def test_each_step_forward_shows_the_same_as_back(tmp_path):
    visit = Visit(speed=USUAL)
    page = at_the_end(visit, level_with_variables(visit, tmp_path))
    page.do(Seek(0))
    page.show_now()
    for index in range(page.scenes.player.length):
        check(page, index)
        visit.press("step")
        visit.wait(0.4)


def test_english_in_the_middle_of_a_run_keeps_the_step_and_changes_the_words():
    visit = Visit(speed=USUAL)
    page = visit.solved(4, 5)
    if page.python is None:
        page.toggle_python()
    visit.press("step")
    visit.press("step")
    program, lit = page.script, page.editor.view.lit
    visit.app.change(language="en")
    visit.wait(0.1)
    assert page.script is program
    assert page.scenes.player.index == 2
    assert page.editor.view.lit == lit
    assert page.python._lit == (*lit, 0)
    assert "move()" in page.session.program.source
    assert page.python.lines == page.session.program.source.splitlines()
    assert Journey(visit.store, FOX, PACK, "codeweek").script(page.level) == program
