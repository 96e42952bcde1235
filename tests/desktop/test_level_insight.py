"""What helps to see a program run: turns of loops, the way come, boxes whose content changes."""

import pygame
import pytest
from page_driver import Visit

from codeweek.app.film_scenes import HALO
from codeweek.app.level_events import Run, Seek
from codeweek.desktop.editor import block_chips
from codeweek.desktop.pages import boxes
from codeweek.desktop.widgets.widget import Action
from codeweek.play.feedback.variables import Box, Cell
from codeweek.scene import Rect

LOOPS = """
title: Compter
story: Compte.
kind: robot
mode: modify
class: 5e
map: |
  >......G
toolbox: [move, repeat, set, change, get, list, append]
given: |
  pas = 0
  liste = [4, 2]
  for _ in range(2):
      for _ in range(3):
          avancer()
          pas = pas + 1
      liste.append(pas)
solution: |
  for _ in range(7):
      avancer()
"""


@pytest.fixture
def page():
    visit = Visit()
    page = visit.written(LOOPS)
    visit.press("step")
    page.do(Seek(page.scenes.player.length))
    page.show_now()
    return page


def at(page, index):
    page.do(Seek(index))
    page.show_now()
    return page


def steps(page, word):
    """The steps that stand on a line that begins so."""
    lines, trace = page.session.program.source.splitlines(), page.scenes.trace
    found = [(i, lines[trace.at(i).line - 1].strip()) for i in range(1, len(trace) + 1)]
    return [i for i, line in found if line.startswith(word)]


def test_each_loop_that_runs_has_a_chip_with_its_turn(page):
    at(page, steps(page, "avancer")[4])
    turns = [(turn, total) for _block, turn, total in page.editor.view.turns]
    assert turns == [(2, 2), (2, 3)]


def test_a_chip_stands_beside_its_loop_inside_the_workspace(page):
    for step in steps(page, "avancer"):
        at(page, step)
        found = [(each.chip.block, each.box) for each in block_chips.placed(page.editor.view, page.text)]
        assert len(found) == 2
        for block, box in found:
            loop = page.editor.view.workspace.on_screen(page.editor.view.workspace.layout.box(block))
            assert page.editor.view.workspace.rect.left < box.left
            assert box.right <= page.editor.view.workspace.rect.right
            assert box.centery == loop.centery


def test_a_chip_covers_no_word_of_its_loop_in_a_narrow_workspace(page):
    workspace = at(page, steps(page, "avancer")[4]).editor.view.workspace
    rows = [row.box for row in workspace.layout.rows if row.shape.block == page.editor.view.turns[0][0]]
    head, foot = (workspace.on_screen(box) for box in (rows[0], rows[-1]))
    workspace.rect.width = head.right + 30 - workspace.rect.left
    box = block_chips.placed(page.editor.view, page.text)[0].box
    assert not box.colliderect(head)
    assert not box.colliderect(foot)
    assert box.right <= workspace.rect.right


def words_of(shape, x, y):
    """The places of the words of a row."""
    for piece in shape.pieces:
        if piece.kind in ("words", "field"):
            yield pygame.Rect(x + piece.x, y + piece.y, piece.width, piece.height)
        if piece.inside:
            yield from words_of(piece.inside, x + piece.x, y + piece.y)


@pytest.mark.parametrize("size", [(1366, 768), (1280, 720), (800, 600)])
@pytest.mark.parametrize("language", ["fr", "en"])
def test_an_answer_or_a_value_on_a_block_covers_no_word_and_no_other_one(size, language):
    visit = Visit(size=size, language=language)
    kinds = set()
    for place in ((7, 3), (9, 2), (10, 4), (11, 3), (12, 11), (13, 2), (13, 6)):
        page = visit.solved(*place)
        page.do(Run(go=False))
        for index in range(1, min(page.scenes.player.length, 30) + 1):
            at(page, index)
            workspace, found = page.editor.view.workspace, block_chips.placed(page.editor.view, page.text)
            kinds |= {each.chip.kind for each in found}
            rows = [(row.shape, *workspace.on_screen(row.box).topleft) for row in workspace.layout.rows]
            words = [each for row in rows for each in words_of(*row)]
            for number, each in enumerate(found):
                others = [other.box for other in found[:number]]
                assert each.box.collidelist(words) < 0, (place, index, each)
                assert each.box.collidelist(others) < 0, (place, index, each)
    assert kinds == {"turn", "yes", "no", "value", "box"}


def test_answers_are_written_on_the_blocks_at_the_step_that_asks_and_gone_at_the_next():
    visit = Visit()
    page = visit.solved(7, 3)
    page.do(Run(go=False))
    (asks, *_others) = steps(page, "if mur_devant")
    (badge,) = at(page, asks).editor.view.badges
    assert (badge.kind, badge.long, badge.sign) == ("no", "non", True)
    assert page.editor.document.script.find(badge.block).type == "wall_ahead"
    assert not at(page, asks + 1).editor.view.badges
    page.act(Action("restart"))
    assert not page.editor.view.badges


def test_without_a_run_there_is_no_chip_and_no_trail(page):
    page.act(Action("restart"))
    assert not page.editor.view.turns
    assert not page.view.moment.trail


def test_the_trail_passes_through_every_place_left_and_no_other(page):
    moves = steps(page, "avancer")
    for count, step in enumerate(moves, 1):
        at(page, step)
        halos = [dot for dot in page.view.moment.trail if isinstance(dot, Rect) and dot.width == HALO]
        places = sorted(dot.x + HALO / 2 for dot in halos)
        assert places == pytest.approx([0.5 + i for i in range(count)])  # one a move


def test_the_trail_goes_back_with_the_film(page):
    moves = steps(page, "avancer")
    long = len(at(page, moves[3]).view.moment.trail)
    assert len(at(page, moves[1]).view.moment.trail) < long
    assert not at(page, 0).view.moment.trail


def test_a_box_that_has_just_changed_shows_what_was_in_it(page):
    at(page, steps(page, "pas = pas")[1])
    assert page.boxes.boxes[0] == Box("pas", (Cell("2", "1"),))
    at(page, steps(page, "avancer")[2])
    assert page.boxes.boxes[0] == Box("pas", (Cell("2"),))


def test_a_list_is_a_row_of_cells_with_their_numbers(page):
    at(page, steps(page, "liste.append")[0])
    assert page.boxes.boxes[1] == Box(
        "liste", (Cell("4", None, 0), Cell("2", None, 1), Cell("3", "", 2)), True
    )


def test_every_box_is_in_sight_in_a_small_window():
    visit = Visit(size=(800, 480))
    page = visit.written(LOOPS)
    visit.press("step")
    at(page, page.scenes.player.length)
    visit.app.draw()
    assert len(page.boxes.boxes) == 2
    assert not page.boxes.cut


def test_boxes_that_do_not_fit_are_all_told(page):
    page.boxes.rect.width = 90
    visit_screen = page.app.screen
    page.boxes.draw(visit_screen)
    assert page.boxes.cut
    assert page.boxes.tip == page.boxes.spoken
    assert "liste" in page.boxes.tip


def test_there_is_no_box_before_the_first_step_and_a_new_one_had_nothing(page):
    assert at(page, 0).boxes.boxes == ()
    assert at(page, 1).boxes.boxes == (Box("pas", (Cell("0", ""),)),)


def test_room_for_boxes_follows_the_program(page):
    assert boxes.room(page.session.program) == boxes.LIST_ROW


def hero(scene):
    return next(sprite for sprite in scene.sprites if sprite.id == "hero")


def test_through_its_eyes_the_hero_always_looks_up():
    visit = Visit()
    page = visit.solved(2, 9)
    visit.press("step")
    visit.press("eyes")
    for step in range(1, page.scenes.player.length + 1):
        at(page, step)
        assert hero(page.view.moment.after).angle == 270
        assert visit.find("eyes").kind == "chosen"


def test_through_its_eyes_the_trail_still_ends_where_the_hero_is():
    visit = Visit()
    page = visit.solved(2, 9)
    visit.press("step")
    visit.key(pygame.K_F3)
    for step in range(1, page.scenes.player.length + 1):
        at(page, step)
        me, trail = hero(page.view.moment.after), page.view.moment.trail
        if trail:
            near = min(abs(d.x + d.width / 2 - me.x) + abs(d.y + d.height / 2 - me.y) for d in trail)
            assert near <= 1.01


def test_from_above_again_the_world_is_as_it_was_drawn():
    visit = Visit()
    page = visit.solved(2, 9)
    drawn = page.view.moment.after
    visit.press("eyes")
    assert page.view.moment.after != drawn
    visit.key(pygame.K_F3)
    assert page.view.moment.after == drawn


def test_who_never_turns_has_no_eyes_to_look_through():
    visit = Visit()
    page = visit.level(1, 2)
    assert "eyes" not in [widget.action for widget in page.leaves()]
    visit.key(pygame.K_F3)
    assert not page.session.eyes


def test_a_cell_is_guessed_on_the_world_as_it_is_drawn():
    visit = Visit()
    page = visit.level(2, 1)
    assert page.guess.asks_cell
    visit.key(pygame.K_F3)
    assert page.view.moment.after == page.scenes.scene(0)


def test_who_stays_in_a_cell_leaves_no_trail_however_it_is_drawn():
    """On the board of a hidden number the picture of the hero goes down, not the hero."""
    visit = Visit()
    page = visit.solved(12, 9)
    visit.press("step")
    at(page, page.scenes.player.length)
    assert not page.view.moment.trail
