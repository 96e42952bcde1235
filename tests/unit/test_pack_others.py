"""« D'autres comme celui-ci » in a pack being made: levels of their own beside one, or why there are none."""

from itertools import combinations
from pathlib import Path

import pytest

from codeweek import data
from codeweek.authoring.another.level_makers import looks_same, mark_of, turned
from codeweek.authoring.draft.level_acts import new as new_level
from codeweek.authoring.pack_draft.like_search import MOST, Others
from codeweek.authoring.pack_draft.pack_acts import act
from codeweek.authoring.pack_draft.pack_outline import outline
from codeweek.packs.load import of_texts

ROUND = Path(__file__).parents[2] / "levels" / "04-la-ronde"
STAIRS = (ROUND / "05-l-escalier.yaml").read_text("utf-8")
TERRACES = (ROUND / "09-les-terrasses.yaml").read_text("utf-8")
WINDMILL = (ROUND.parent / "05-la-tortue-geometre" / "03-le-carre-en-trois-blocs.yaml").read_text("utf-8")
HEAD = (
    "titre: Ma semaine\nchapitres:\n  - dossier: a\n    titre: Un\n    décor: jungle\n    notion: [répéter]\n"
)
FILES = {"pack.yaml": HEAD, "a/1.yaml": STAIRS, "a/2.yaml": new_level("fr")}
FR, EN = (data.text(code) for code in ("fr", "en"))


def made(files, number=2, how="same", file="a/1.yaml", language="fr"):
    found = Others(files, file, number, how, language)
    while not found.over:
        found.go(50)
    return found


def added(files, found, file="a/1.yaml"):
    return act(files, {"do": "add_beside", "file": file, "texts": found.texts}, "fr")


def test_they_are_ordinary_levels_after_the_one_they_are_like():
    found = made(FILES)
    after = added(FILES, found)
    levels = outline(after).levels
    assert levels == ("a/1.yaml", "a/l-escalier-encore-1.yaml", "a/l-escalier-encore-2.yaml", "a/2.yaml")
    pack = of_texts(after)
    assert pack.problems == ()
    assert [level.id for level in pack.levels] == [
        "a/1",
        "a/l-escalier-encore-1",
        "a/l-escalier-encore-2",
        "a/2",
    ]
    assert [FR.pick(level.title) for level in pack.levels[1:3]] == [
        f"L\u2019escalier\u00a0: encore\u00a0{n}".replace("\u00a0", " ") for n in (1, 2)
    ]
    assert {level.look for level in pack.levels[:3]} == {"jungle"}
    assert found.said(FR) == "2 niveaux sont ajoutés."


def test_a_second_time_makes_others_again_with_numbers_of_their_own():
    once = added(FILES, made(FILES, 1))
    twice = added(once, made(once, 1))
    levels = {level.id: level for level in of_texts(twice).levels}
    maps = {
        turned(levels[f"a/{name}"].maps[0].world)
        for name in ("1", "l-escalier-encore-1", "l-escalier-encore-2")
    }
    assert len(maps) == 3


def test_easier_and_harder_have_a_block_less_and_one_more():
    files = {**FILES, "a/1.yaml": TERRACES}
    own = of_texts(files).levels[0]
    for how, step in (("easier", -1), ("harder", 1)):
        after = added(files, made(files, 1, how))
        assert of_texts(after).levels[1].limit == own.limit + step


def test_a_level_of_the_turtle_gives_drawings_of_which_none_is_in_the_pack():
    files = {**FILES, "a/1.yaml": WINDMILL}
    once = added(files, made(files))
    twice = added(once, made(once, 1))
    levels = [level for level in of_texts(twice).levels if level.kind == "turtle"]
    assert of_texts(twice).problems == ()
    assert len(levels) == 4
    marks = [mark_of(level.maps[0].world) for level in levels]
    assert not [pair for pair in combinations(marks, 2) if looks_same(*pair)]


def test_the_level_itself_is_none_of_them_and_stays_as_it_was():
    assert added(FILES, made(FILES))["a/1.yaml"] == STAIRS


SLIP = {
    "a/3.yaml": "titre: [",
    "a/4.yaml": new_level("fr", "music"),
    "a/5.yaml": STAIRS.replace("mode: make", "mode: create"),
}


@pytest.mark.parametrize(
    ("file", "key"),
    [
        ("a/3.yaml", "pack_draft.todo.level"),
        ("a/4.yaml", "another.refused.kind"),
        ("a/5.yaml", "another.refused.mode"),
    ],
)
def test_where_none_can_be_made_one_sentence_says_why(file, key):
    found = Others({**FILES, **SLIP}, file, 2, "same", "fr")
    assert found.over
    found.go()
    assert found.why.key == key, "to look on changes nothing"
    assert found.texts == []
    for text in (FR, EN):
        assert found.said(text) == text(key, title="")


def test_of_a_level_that_is_too_small_none_is_found_and_that_is_said():
    found = made(FILES, file="a/2.yaml")
    assert found.said(FR) == FR("another.refused.none")


def test_where_there_are_fewer_it_is_said():
    small = {**FILES, "a/1.yaml": (ROUND / "06-le-rang-de-ballons.yaml").read_text("utf-8")}
    found = made(small, MOST + 5)
    assert found.number == MOST
    assert 0 < len(found.texts) < MOST
    assert found.said(FR).endswith(FR("pack_draft.others.few"))


def test_the_part_that_is_done_grows_to_one():
    found, parts = Others(FILES, "a/1.yaml", 2, "same", "fr"), []
    while not found.over:
        found.go(1)
        parts.append(found.part)
    assert parts[-1] == 1
    assert all(0 <= part <= 1 for part in parts)
    assert len(set(parts)) > 2


@pytest.mark.parametrize("texts", [None, "x", [3]])
def test_an_act_without_texts_changes_nothing(texts):
    assert act(FILES, {"do": "add_beside", "file": "a/1.yaml", "texts": texts}, "fr") == FILES
