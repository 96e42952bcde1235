"""The level and the pack of the teacher's guide are played in the window, as the guide says."""

import re
import shlex

import pygame
import pytest
from guides import DOCS, answered, dialogue, examples
from page_driver import Visit

from codeweek.desktop.opening import open_file
from codeweek.desktop.pages.chapter import ChapterPage
from codeweek.desktop.pages.level_page import LevelPage
from codeweek.levels import programs

GUIDE = DOCS / "guide-niveaux.md"


@pytest.fixture
def visit():
    made = Visit()
    made.start()
    return made


def won(visit: Visit) -> bool:
    """The solution is put in the level in front, and run to its end."""
    page = visit.page
    assert isinstance(page, LevelPage)
    page.put(programs.solution(page.level).script)
    visit.key(pygame.K_F5)
    visit.until(lambda: bool(page.journey.stars(page.level)))
    return page.journey.stars(page.level) == 3


def test_the_level_of_the_guide_is_won(visit, tmp_path):
    path = tmp_path / "le-grenier.yaml"
    path.write_text([each.text for each in examples(GUIDE) if each.what == path.name][-1], encoding="utf-8")
    open_file(visit.app, str(path))
    visit.turn()
    assert won(visit)


def test_the_pack_of_the_guide_opens_with_its_two_levels(visit, tmp_path):
    typed = [command for each in examples(GUIDE) for command, _shown in dialogue(each)]
    for command in typed:
        if "ma-semaine" in shlex.split(command) and shlex.split(command)[1] in ("new", "pack"):
            answered(command, tmp_path)
    visit.post(pygame.DROPFILE, file=str(tmp_path / "ma-semaine.zip"))
    page = next(page for page in visit.app.pages if isinstance(page, ChapterPage))
    assert [level.title for level in page.chapter.levels] == ["Un premier chemin", "Un chemin plus long"]
    page.enter(page.chapter.levels[0])
    visit.turn()
    assert won(visit)


def test_the_keys_of_the_children_s_page_do_what_it_says(visit):
    page = (DOCS / "jouer.md").read_text(encoding="utf-8")
    told = re.findall(r"^\| (`.*`) \|", page, re.MULTILINE)
    assert told == ["`F1`", "`Ctrl` + `Entrée`", "`Ctrl` + `Z`", "`F2`", "`F11`"]
    for key, title in ((pygame.K_F1, "ui.help.title"), (pygame.K_F2, "ui.say.title")):
        level = visit.level(4, 5)
        visit.key(key)
        assert visit.app.text(title) in [widget.spoken for widget in visit.page.leaves()]
        visit.key(pygame.K_ESCAPE)
    visit.tap_block("move")
    visit.key(pygame.K_RETURN, pygame.KMOD_CTRL)
    assert not level.film.told  # it runs
    visit.key(pygame.K_z, pygame.KMOD_CTRL)
    assert level.script.blocks == ()
    visit.key(pygame.K_F11)
    assert visit.app.settings.fullscreen


def test_f1_shows_the_keys_wherever_a_child_is(visit):
    title = visit.app.text("ui.help.title")
    for action in ("", "door", "animal", "colour", "back", "back"):  # to the first level, back to the map
        if action:
            visit.press(action)
        visit.key(pygame.K_F1)
        assert title in [widget.spoken for widget in visit.page.leaves()], action
        visit.key(pygame.K_ESCAPE)
