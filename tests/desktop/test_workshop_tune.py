"""A tune in the workshop: its notes are put and taken away by hand and by keys, it is heard and saved."""

import pygame
import pytest
from workshop_driver import CONTROL, differs, opened

from codeweek.authoring.draft.level_acts import new

AIR = """\
titre: "Mon air"  # de la classe
monde: musique
partition: "do do | sol"
blocs: [jouer]
solution: |
  jouer("do")
  jouer("do")
  jouer("sol")
"""


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "air.yaml"
    path.write_text(AIR, encoding="utf-8")
    return path


def place(page, line, beat):
    """The pixel of a line of the roll, a little after a beat (from 1) begins."""
    roll, pen = page.controller.roll, page.controller.pen
    row = [each["what"] for each in roll["lines"]].index(line)
    x = roll["x"] + (beat - 0.75 - pen.page * roll["beats"]) * roll["beat"]
    return tuple(map(round, page.canvas.frame.at(x, roll["y"] + (row + 0.5) * roll["row"])))


def tune(page):
    return next(line for line in page.work.text.splitlines() if line.startswith("partition"))


def test_a_tap_puts_a_note_and_another_one_takes_it_away_and_only_the_tune_is_saved(path):
    visit, page = opened(path)
    visit.tap(place(page, "e", 4))
    assert tune(page) == 'partition: "do do | sol mi"'
    visit.tap(place(page, "c", 2))
    assert tune(page) == 'partition: "do _ | sol mi"'
    visit.press("save")
    changed = ['- partition: "do do | sol"', '+ partition: "do _ | sol mi"']
    assert differs(AIR, path.read_text(encoding="utf-8")) == changed


def test_each_note_is_undone_by_itself(path):
    visit, page = opened(path)
    visit.tap(place(page, "e", 4))
    visit.tap(place(page, "f", 5))
    visit.key(pygame.K_z, CONTROL)
    assert tune(page) == 'partition: "do do | sol mi"'
    visit.key(pygame.K_z, CONTROL)
    assert page.work.text == AIR


def test_a_press_beside_the_roll_does_nothing(path):
    visit, page = opened(path)
    frame, roll = page.canvas.frame, page.controller.roll
    below = roll["y"] + len(roll["lines"]) * roll["row"] + 0.02
    for point in (
        (roll["x"] - 0.1, 4),
        (roll["x"] + 16 * roll["beat"] + 0.05, 4),
        (4, roll["y"] - 0.1),
        (4, below),
    ):
        visit.tap(tuple(map(round, frame.at(*point))))
    assert page.work.text == AIR


def test_the_keys_write_a_second_voice_with_longer_notes(path):
    visit, page = opened(path)
    page.set_focus(page.canvas, True)
    for key, letter in ((pygame.K_2, "2"), (pygame.K_PLUS, "+"), (pygame.K_PLUS, "+")):
        visit.key(key, unicode=letter)
    visit.key(pygame.K_UP)
    visit.key(pygame.K_RETURN)
    assert page.work.text == AIR.replace('"do do | sol"', "|\n  do do | sol\n  // ré:2")
    assert page.canvas.told == "temps 1\u00a0: ré, 2 temps"
    visit.key(pygame.K_RIGHT)
    visit.key(pygame.K_DELETE)
    assert tune(page) == "partition: |"
    assert "ré:2" not in page.work.text


def test_the_keyboard_goes_over_the_edge_of_a_page_to_the_next_one_and_not_beyond_the_last(path):
    path.write_text(AIR.replace("do do | sol", "do:16"), encoding="utf-8")
    visit, page = opened(path)
    page.set_focus(page.canvas, True)
    for _ in range(40):
        visit.key(pygame.K_RIGHT)
    assert (page.controller.pen.page, page.controller.pen.beat) == (1, 31.0)
    visit.key(pygame.K_RETURN)
    assert "_:3 do" in page.work.text


def test_the_instrument_and_the_tempo_are_those_of_the_file(path):
    visit, page = opened(path)
    visit.press("tune", {"voice": 0, "instrument": "flute"})
    assert tune(page) == 'partition: "(flûte) do do | sol"'
    visit.press("tune", {"tempo": 130})
    assert page.controller.shown.world.wanted.tempo == 130


def test_a_tune_is_that_of_the_solution_until_it_is_written_and_again_when_wished(path):
    path.write_text(new("fr", "music"), encoding="utf-8")
    visit, page = opened(path)
    assert page.controller.roll["fitted"]
    visit.tap(place(page, "g", 5))
    assert tune(page) == 'partition: "do mi do mi | sol"'
    visit.press("fitted_tune", True)
    assert page.work.text == new("fr", "music")


def test_the_solution_is_made_of_the_tune_and_then_nothing_is_to_mend(path):
    visit, page = opened(path)
    visit.tap(place(page, "e", 4))
    visit.press("perform")
    visit.wait(1)
    assert page.seen.solution.splitlines() == ["jouer('do')", "jouer('do')", "jouer('sol')", "jouer('mi')"]
    assert [each for each in page.work.problems if each["severity"] == "error"] == []


def test_a_tune_is_heard_while_a_line_goes_along_it_and_ends_by_itself(path):
    visit, page = opened(path)
    visit.press("listen")
    visit.wait(0.5)
    assert 0 < page.canvas.beat < 3
    visit.wait(1.5)
    assert page.canvas.beat is None


def test_leaving_the_workshop_ends_what_is_heard(path):
    visit, page = opened(path)
    visit.press("listen")
    visit.wait(0.2)
    page.leave()
    assert page.hearing.beat is None
