"""Predictions with answers to choose: by mouse, by letters, and judged once the program has run."""

import pygame
import pytest
from page_driver import Visit

from codeweek.desktop.pages.answers import AnswerCard
from codeweek.desktop.pages.win import Win

DRAWING = """
title: Quel dessin ?
story: Lis le programme.
kind: turtle
mode: predict
class: CE2
given: |
  avancer(100)
  tourner_gauche(90)
  avancer(50)
predict:
  ask: drawing
  question: {fr: "Quel dessin : A, B ou C ?", en: "Which drawing: A, B or C?"}
  choices:
    - "avancer(100)\\ntourner_droite(90)\\navancer(50)"
    - "avancer(100)\\ntourner_gauche(90)\\navancer(50)"
    - "avancer(100)\\navancer(50)"
"""
ENDS = """
title: Est-ce que ça s'arrête ?
story: Lis le programme.
kind: robot
mode: predict
class: 6e
map: |
  >#
  #.
given: |
  while mur_devant():
      pivoter_gauche()
      pivoter_droite()
predict: {ask: ends, question: {fr: "Le programme s'arrête-t-il ?", en: "Does the program stop?"}}
"""
WORDS = """
title: Combien ?
story: Lis le programme.
kind: robot
mode: predict
class: 6e
map: |
  >*..
given: |
  avancer()
  ramasser()
predict:
  ask: bag
  question: {fr: "Combien d'objets ?", en: "How many things?"}
  choices: [{value: 1, words: {fr: "un seul, comme dans le jeu", en: "only one"}}, 3, 5, 6]
"""
CASES = {"drawing": (DRAWING, 1), "ends": (ENDS, 1), "words": (WORDS, 0)}


def cards(visit):
    return [widget for widget in visit.page.leaves() if isinstance(widget, AnswerCard)]


def told(visit, page):
    visit.key(pygame.K_F5)
    visit.until(lambda: page.film.told and page.film.verdict is not None)


@pytest.mark.parametrize("name", CASES)
def test_the_right_answer_has_three_stars_and_is_shown(name):
    source, right = CASES[name]
    visit = Visit()
    page = visit.written(source)
    visit.press("answer", right)
    told(visit, page)
    assert page.film.verdict.stars == 3
    assert [card.right for card in cards(visit)].index(True) == right


@pytest.mark.parametrize("name", CASES)
def test_another_answer_has_one_star_and_the_right_one_is_shown(name):
    source, right = CASES[name]
    visit = Visit()
    page = visit.written(source)
    other = 1 - right
    visit.press("answer", other)
    told(visit, page)
    assert page.film.verdict.stars == 1
    assert cards(visit)[right].right
    assert not cards(visit)[other].right
    assert cards(visit)[other].chosen


@pytest.mark.parametrize("name", CASES)
def test_without_an_answer_the_program_waits(name):
    visit = Visit()
    page = visit.written(CASES[name][0])
    visit.key(pygame.K_F5)
    assert not page.scenes.traces
    assert page.focus.action == "answer"
    assert "réponse" in page.bubble.label


def test_a_letter_chooses_its_answer():
    visit = Visit()
    page = visit.written(DRAWING)
    visit.key(pygame.K_c, unicode="c")
    assert page.guess.chosen == 2
    visit.key(pygame.K_b, unicode="b")
    assert [card.chosen for card in cards(visit)] == [False, True, False]


def test_answers_are_reached_and_chosen_by_keys_alone():
    visit = Visit()
    page = visit.written(ENDS)
    visit.key(pygame.K_F5)
    visit.key(pygame.K_RIGHT)
    visit.key(pygame.K_RETURN)
    assert page.guess.chosen == 1
    visit.key(pygame.K_F5)
    visit.until(lambda: isinstance(visit.page, Win))
    assert page.film.verdict.stars == 3


def test_the_right_answer_is_a_secret_until_the_end_of_the_film():
    visit = Visit()
    visit.written(DRAWING)
    visit.press("answer", 1)
    visit.press("step")
    assert not any(card.right for card in cards(visit))


@pytest.mark.parametrize("size", [(1280, 800), (1024, 768), (1366, 768), (1024, 600)])
@pytest.mark.parametrize("name", CASES)
def test_the_program_and_the_answers_are_all_in_sight(name, size):
    visit = Visit(size=size)
    page = visit.written(CASES[name][0])
    visit.app.draw()
    assert page.editor.view.workspace.room()[0] == 0
    for card in cards(visit):
        assert visit.app.screen.rect.contains(card.rect)
        assert min(card.rect.size) >= 44 * visit.app.screen.scale
