"""An idea asks about the child's own program: a wrong choice is played, loses, and nothing of it is kept."""

import pygame
import pytest
from page_driver import PACK, USUAL, Visit, build

from codeweek.app.hints import CHOICES
from codeweek.blocks.edit import insert  # noqa: F401

CORNER = (2, 3)  # a robot, with a program of five blocks


def ways(visit):
    return [widget.value for widget in visit.page.widgets if widget.action == "idea"]


def asked(visit, *blocks):
    """On a level with some blocks, at the question about them."""
    page = visit.level(*CORNER)
    build(visit, *blocks)
    visit.press("hint")
    visit.press("idea", "more")
    return page, page.session.hints._question


def wrong(question):
    return CHOICES[next(n for n in range(len(question.choices)) if n != question.right)]


def test_the_second_idea_asks_about_the_program_and_lights_the_place():
    visit = Visit(speed=USUAL)
    page, question = asked(visit, "move", "move")
    lines = page.bubble.label.split("\n")
    assert lines[0] == question.words
    assert [line[4:] for line in lines[1:]] == [choice.words for choice in question.choices]
    assert page.bubble.over == page.text("ui.hint.number", number=2, total=3)
    assert ways(visit) == [*CHOICES[: len(question.choices)], "more", "close"]
    assert page.panels._lit[0] == page.script.blocks[-1].id


def test_a_wrong_choice_is_played_and_the_own_program_comes_back_untouched():
    visit = Visit(speed=USUAL)
    page, question = asked(visit, "move", "move")
    own, before = page.script, page.journey.progress
    way = wrong(question)
    visit.press("idea", way)
    visit.turn()
    assert page.editor.document.script == question.choices[CHOICES.index(way)].script
    assert page.script == own
    visit.until(lambda: page.film.told)
    visit.turn()
    assert page.film.end == "lost"
    assert page.editor.document.script == own == page.script
    assert page.journey.progress == before
    assert page.bubble.label.startswith(question.choices[CHOICES.index(way)].lost)
    assert way not in ways(visit)
    assert page.panels._lit[0] == own.blocks[-1].id


def test_the_right_choice_is_said_and_left_to_the_child_and_its_change_ends_the_question():
    visit = Visit(speed=USUAL)
    page, question = asked(visit, "move", "move")
    own = page.script
    visit.press("idea", CHOICES[question.right])
    assert page.bubble.label == question.found
    assert page.script == own
    assert ways(visit) == ["before", "more", "close"]
    build(visit, "turn_left")
    assert not page.bubble.over
    visit.press("hint")
    assert page.bubble.over == page.text("ui.hint.number", number=2, total=3), "about the program of now"
    assert page.session.hints._question != question


def test_only_half_of_the_way_costs():
    visit = Visit(speed=USUAL)
    page, question = asked(visit, "move", "move")
    visit.press("idea", wrong(question))
    visit.until(lambda: page.film.told)
    visit.turn()
    assert page.level.id not in page.journey.progress.shown
    visit.press("idea", "more")
    assert page.bubble.label == page.session.hints._looked.help.half
    assert page.level.id in page.journey.progress.shown


ENDS = {
    "run": lambda visit: visit.key(pygame.K_F5) or visit.key(pygame.K_F9),
    "restart": lambda visit: visit.press("restart"),
    "undo": lambda visit: (visit.press("undo"), visit.press("restart")),
    "a block": lambda visit: build(visit, "move"),
    "leaving": lambda visit: visit.key(pygame.K_ESCAPE),
}


@pytest.mark.parametrize("act", ENDS.values(), ids=ENDS)
def test_whatever_is_done_while_a_wrong_choice_is_played_the_own_program_stays(act):
    visit = Visit(speed=USUAL)
    page, question = asked(visit, "move", "move")
    own = page.script
    visit.press("idea", wrong(question))
    visit.turn()
    act(visit)
    visit.turn()
    assert page.script == own
    assert page.editor.document.script == own or visit.page is not page
    assert (
        visit.saved["programs"][page.level.id] == page.journey.progress.to_json()["programs"][page.level.id]
    )
    again = visit.level(*CORNER)
    assert again.script == own
    assert page.level.id not in page.journey.progress.tries


def test_a_question_is_answered_by_keyboard_alone():
    visit = Visit(speed=USUAL)
    page = visit.level(*CORNER)
    build(visit, "move", "move")
    visit.key(pygame.K_COMMA, unicode="?")
    while not (page.focus.action == "idea" and page.focus.value == "more"):
        visit.key(pygame.K_TAB)
    visit.key(pygame.K_RETURN)
    question = page.session.hints._question
    way = wrong(question)
    while not (page.focus.action == "idea" and page.focus.value == way):
        visit.key(pygame.K_TAB)
    visit.key(pygame.K_RETURN)
    visit.until(lambda: page.film.told)
    visit.turn()
    visit.turn()
    assert page.focus.action == "idea", "the keyboard is back beside the question"
    while not (page.focus.action == "idea" and page.focus.value == CHOICES[question.right]):
        visit.key(pygame.K_TAB)
    visit.key(pygame.K_RETURN)
    assert page.bubble.label == question.found


def test_a_question_is_asked_in_the_language_of_now():
    visit = Visit(speed=USUAL)
    page, question = asked(visit, "move", "move")
    visit.app.change(language="en")
    visit.turn()
    page.relayout()
    visit.turn()
    assert page.bubble.label.startswith(page.text("near.ask.add_after"))
    assert question.words not in page.bubble.label


def test_levels_with_their_own_ideas_only_keep_them():
    visit = Visit(speed=USUAL)
    place = next(i for i, level in enumerate(PACK.chapters[0].levels, 1) if level.mode == "debug")
    page = visit.level(1, place)
    visit.press("hint")
    visit.press("idea", "more")
    assert page.bubble.label == page.text.pick(page.level.hints[1])
