"""« ici » in a sentence is touched, by pointer or keyboard, to go to that place of the film."""

import pygame
import pytest
from page_driver import Visit

from codeweek import data
from codeweek.app.level_events import Run, Seek
from codeweek.desktop.pages.level_widgets import SpeechBubble
from codeweek.play.feedback.level_voice import MARK, bare, marked, parts


def test_the_words_of_a_place_are_told_from_the_others():
    sentence = f"Il y a un mur {marked('ici')}. Par où passer ?"
    assert parts(sentence) == ("Il y a un mur ", "ici", ". Par où passer ?")
    assert bare(sentence) == "Il y a un mur ici. Par où passer ?"
    assert parts("Bravo !") == ("Bravo !", "", "")


@pytest.fixture
def went_on():
    """The carrots are all picked up, and then it goes on."""
    visit = Visit()
    page = visit.level(3, 2)
    for name in ("move", "pick", "move", "move", "pick", "pick"):
        visit.tap_block(name)
    page.do(Run(go=False))
    page.do(Seek(page.scenes.player.length))
    visit.until(lambda: page.film.told)
    return visit, page


def test_a_touch_on_the_sentence_goes_to_the_place_and_lights_its_block(went_on):
    visit, page = went_on
    assert page.bubble.place == "ici"
    end = page.scenes.player.index
    visit.tap(page.bubble)
    assert page.scenes.player.index == page.film.verdict.message.step < end
    assert page.editor.view.lit == (page.scenes.step.block, "running")
    assert not page.bubble.focusable


def test_the_place_is_reached_by_keyboard_and_says_what_it_does(went_on):
    visit, page = went_on
    page.focus_on("place")
    assert page.focus is page.bubble
    assert page.spoken().endswith("Revoir ce moment du film.")
    assert MARK not in page.spoken()
    visit.key(pygame.K_RETURN)
    assert page.scenes.player.index == page.film.verdict.message.step
    assert page.focus.action == "step_back"


def test_the_place_is_painted_on_its_own_words_however_the_sentence_wraps(went_on):
    visit, _page = went_on
    screen = visit.app.screen
    for width in (120, 200, 400, 900):
        bubble = SpeechBubble(pygame.Rect(0, 0, width, 300), "robot/space/hero")
        bubble.say(f"Ici ou là, voici le mur {marked('ici')} et pas ici.", "warm", 3, "Revoir.")
        inside = pygame.Rect(0, 0, width, 300)
        box = bubble.place_box(screen, inside, 20, "regular")
        lines = screen.fonts.wrap(bubble.label, width, 20, "regular")
        row = round((box.top - (300 - screen.line_step(20) * len(lines)) // 2) / screen.line_step(20))
        before = lines[row][: round(len(lines[row]) * box.left / max(1, screen.fonts.width(lines[row], 20)))]
        assert "ici" in lines[row]
        assert inside.contains(box), (width, before)


def test_a_sentence_without_a_place_is_not_touched():
    visit = Visit()
    page = visit.level(3, 3)
    assert not page.bubble.focusable
    visit.tap(page.bubble)
    assert page.bubble not in page.targets()


@pytest.mark.parametrize("language", data.languages())
def test_no_sentence_tells_a_child_the_number_of_a_step(language):
    tables = [
        data.text(language).messages[name] for name in ("say", "run", "trap", "robot", "turtle", "answers")
    ]
    while tables:
        for name, words in tables.pop().items():
            if isinstance(words, dict):
                tables.append(words)
            elif name != "adult":
                assert "{step}" not in str(words)
