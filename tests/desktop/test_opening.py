"""Files that an adult opens or drops: what plays, and what is told of the rest."""

import shutil

import pygame
import pytest
from page_driver import PACK, Visit

from codeweek import data
from codeweek.desktop.opening import open_file
from codeweek.desktop.pages.chapter import ChapterPage
from codeweek.desktop.pages.level_page import LevelPage
from codeweek.desktop.pages.map import MapPage
from codeweek.desktop.pages.problems import MOST_PROBLEMS
from codeweek.desktop.pages.sheet_page import Sheet

GOOD = PACK.chapters[3].levels[4].file


@pytest.fixture
def visit():
    made = Visit()
    made.start()
    return made


def words(page):
    return " ".join(f"{note.head} {note.body}" for note in page.notes())


def broken(path):
    """A good level with one wrong word, on line 6."""
    with open(GOOD, encoding="utf-8") as file:
        text = file.read()
    path.write_text(text.replace("mode: make", "mode: mak"), encoding="utf-8")


def test_a_file_given_opens_at_once(visit):
    open_file(visit.app, PACK.levels[0].file)
    visit.turn()
    assert isinstance(visit.page, LevelPage)


def test_a_pack_given_shows_its_own_map(visit):
    visit.post(pygame.DROPFILE, file=str(data.folder("levels")))
    assert isinstance(visit.page, MapPage)


def test_a_file_that_cannot_be_read_says_where_and_what_to_do(visit, tmp_path):
    broken(tmp_path / "bad.yaml")
    visit.post(pygame.DROPFILE, file=str(tmp_path / "bad.yaml"))
    assert isinstance(visit.page, Sheet)
    told = words(visit.page)
    assert "bad.yaml, ligne 6, colonne 7" in told
    assert "« make »" in told.replace("\u00a0", " ")
    assert "ouvrez-le" in told


def test_a_file_that_is_not_yaml_says_where(visit, tmp_path):
    bad = tmp_path / "bad.yaml"
    bad.write_text("title: [", encoding="utf-8")
    visit.post(pygame.DROPFILE, file=str(bad))
    assert "bad.yaml, ligne 1" in words(visit.page)


@pytest.mark.parametrize("path", ["/nowhere/at/all.yaml", "/dev/null"])
def test_no_file_stops_the_app(visit, path):
    visit.post(pygame.DROPFILE, file=path)
    assert isinstance(visit.page, Sheet)
    visit.key(pygame.K_RETURN)
    assert not isinstance(visit.page, Sheet)


def test_a_pack_with_a_broken_level_plays_the_others_and_says_which_is_left_out(visit, tmp_path):
    for level in PACK.chapters[3].levels[:2]:
        shutil.copy(level.file, tmp_path)
    broken(tmp_path / "99-broken.yaml")
    visit.post(pygame.DROPFILE, file=str(tmp_path))
    assert isinstance(visit.page, Sheet)
    assert "99-broken.yaml" in words(visit.page)
    assert "Tout ce qui peut être lu se joue" in words(visit.page)
    visit.key(pygame.K_RETURN)
    assert isinstance(visit.page, ChapterPage)
    assert len(visit.page.chapter.levels) == 2


WALLED = """titre: Le drapeau muré
cartes: [">.G", ">#G"]
blocs: [avancer]
solution: |
  avancer()
  avancer()
"""


@pytest.mark.parametrize(
    ("content", "said", "line"),
    [
        (WALLED, "Personne ne peut gagner ce niveau : aucune suite de commandes ne gagne la carte 2.", 2),
        (
            WALLED.replace(', ">#G"', ", {grille: '>.G', actions: 1}"),
            "la carte 2 demande au moins 2 commandes, et « actions » n'en permet que 1.",
            2,
        ),
        (
            WALLED.replace(', ">#G"', "").replace("\n  avancer()\n", "\n", 1),
            "ne réussit pas sur la carte 1",
            4,
        ),
        (WALLED.replace(', ">#G"', "").replace("avancer()", "avancer("), "ne peut pas être lue", 5),
    ],
)
def test_a_level_that_cannot_be_won_is_played_and_said_at_once(visit, tmp_path, content, said, line):
    path = tmp_path / "mur.yaml"
    path.write_text(content, encoding="utf-8")
    visit.post(pygame.DROPFILE, file=str(path))
    told = words(visit.page).replace("\u00a0", " ")
    assert said in told
    assert f"mur.yaml, ligne {line}" in told
    visit.key(pygame.K_RETURN)
    assert isinstance(visit.page, LevelPage)


def test_a_level_that_is_won_by_its_solution_opens_without_a_word(visit, tmp_path):
    path = tmp_path / "bon.yaml"
    path.write_text(WALLED.replace(', ">#G"', ""), encoding="utf-8")
    visit.post(pygame.DROPFILE, file=str(path))
    assert isinstance(visit.page, LevelPage)


def test_what_is_wrong_follows_the_language(visit, tmp_path):
    broken(tmp_path / "bad.yaml")
    visit.post(pygame.DROPFILE, file=str(tmp_path / "bad.yaml"))
    visit.app.change(language="en")
    assert "bad.yaml, line 6, column 7" in words(visit.page)


def test_many_problems_are_counted_not_listed(visit, tmp_path):
    for number in range(MOST_PROBLEMS + 3):
        broken(tmp_path / f"bad{number}.yaml")
    visit.post(pygame.DROPFILE, file=str(tmp_path))
    assert "Et encore 3 remarques" in words(visit.page).replace("\u00a0", " ")
    assert len(visit.page.notes()) == MOST_PROBLEMS + 2


def test_a_file_dropped_again_loses_nothing_of_what_was_done_in_between(visit):
    for _time in range(2):
        visit.post(pygame.DROPFILE, file=GOOD)
        visit.wait(0.5)
        visit.tap_block("move")
    assert len(visit.page.script.blocks) == 2
    visit.key(pygame.K_ESCAPE)
    visit.key(pygame.K_ESCAPE)
    assert not any(isinstance(page, (LevelPage, ChapterPage)) for page in visit.app.pages)


def test_codeweek_play_locks_nothing_and_a_dropped_pack_does(tmp_path):
    source = packed_of_two(tmp_path)
    for preview in (True, False):
        visit = Visit(tmp_path / str(preview))
        visit.start()
        open_file(visit.app, str(source), preview=preview)
        journey = visit.page.journey
        assert journey.is_open(journey.pack.levels[1]) == preview


def packed_of_two(folder):
    """A pack with two levels of one chapter."""
    level = 'titre: N\ncarte: ">.G"\nblocs: [avancer]\nsolution: |\n  avancer()\n  avancer()\n'
    source = folder / "paquet"
    (source / "a").mkdir(parents=True)
    (source / "pack.yaml").write_text("titre: T\nchapitres: [{dossier: a, titre: A}]", encoding="utf-8")
    for name in ("1", "2"):
        (source / "a" / f"{name}.yaml").write_text(level, encoding="utf-8")
    return source
