"""A pack being made: what an act changes, and what stays as its author wrote it."""

import pytest

from codeweek import data
from codeweek.authoring.draft.level_acts import new as new_level
from codeweek.authoring.pack_draft.pack_acts import act
from codeweek.authoring.pack_draft.pack_files import new, taken
from codeweek.authoring.pack_draft.pack_outline import outline
from codeweek.authoring.pack_draft.pack_view import view

LEVEL = new_level("fr")
PACK = """\
# à nous
titre: Ma semaine
auteur: Zoé   # et les CM1
chapitres:
  - dossier: a
    titre: Un
    décor: jungle  # chaud
  - dossier: b
    titre: Deux
    après: a
"""
FILES = {"pack.yaml": PACK, "a/2.yaml": LEVEL, "a/10.yaml": LEVEL + "# dix\n", "b/1.yaml": LEVEL}


def did(files, **what):
    return act(files, what, "fr")


def test_an_order_is_written_and_the_notes_stay():
    after = did(FILES, do="move", file="a/10.yaml", chapter=0, place=0)
    assert after["pack.yaml"] == PACK.replace(
        "    décor: jungle  # chaud\n", '    décor: jungle  # chaud\n    niveaux: ["10", "2"]\n'
    ).replace("    titre: Deux\n", '    titre: Deux\n    niveaux: ["1"]\n')


def test_two_comes_before_ten():
    assert outline(FILES).levels == ("a/2.yaml", "a/10.yaml", "b/1.yaml")


def test_a_level_goes_to_another_chapter_under_the_name_its_stars_have():
    after = did(FILES, do="move", file="a/2.yaml", chapter=1, place=1)
    assert [each.levels for each in outline(after).chapters] == [("a/10.yaml",), ("b/1.yaml", "a/2.yaml")]
    assert '["1", "a/2"]' in after["pack.yaml"]


def test_what_a_level_waits_for_goes_with_it():
    files = {
        **FILES,
        "pack.yaml": PACK.replace("    après: a\n", '    niveaux: [{niveau: "1", après: a/2}]\n'),
    }
    after = did(files, do="move", file="b/1.yaml", chapter=0, place=2)
    assert '{niveau: "b/1", après: "a/2"}' in after["pack.yaml"]


def test_a_copy_stands_after_its_level_under_a_name_of_its_own():
    once = did(FILES, do="duplicate", file="a/2.yaml")
    twice = did(once, do="duplicate", file="a/2.yaml")
    titles = [row["title"] for row in view(twice, data.text("fr")).chapters[0]["levels"]]
    title = titles[0]
    assert titles == [title, f"{title} (copie)", f"{title} (copie)", title]
    assert len(set(outline(twice).levels)) == 5


def test_a_chapter_taken_away_leaves_its_levels_to_its_neighbour():
    first = did(FILES, do="remove_chapter", chapter=0)
    assert [each.levels for each in outline(first).chapters] == [("a/2.yaml", "a/10.yaml", "b/1.yaml")]
    second = did(FILES, do="remove_chapter", chapter=1)
    assert [each.levels for each in outline(second).chapters] == [("a/2.yaml", "a/10.yaml", "b/1.yaml")]
    assert did(second, do="remove_chapter", chapter=0) == second


def test_the_words_are_those_of_the_guide():
    text = did(new("", "fr"), do="set", field="cover", value="cave")["pack.yaml"]
    assert "couverture: grotte" in text
    assert 'titre: "Mon paquet"' in text
    assert new_level("fr").count("mode: construire") == 1
    assert "idée:" in new_level("fr")
    assert "piège:" in new_level("fr")


@pytest.mark.parametrize(
    "what",
    [
        {"do": "move", "file": "a/2.yaml", "chapter": 2, "place": 0},
        {"do": "move", "file": "pack.yaml", "chapter": 0, "place": 0},
        {"do": "remove", "file": "a/3.yaml"},
        {"do": "set", "field": "title", "value": " "},
        {"do": "set", "field": "cover", "value": "grenier"},
        {"do": "set", "field": "chapters", "value": "x"},
        {"do": "write", "file": "../x.yaml", "text": "x"},
        {"do": "add", "chapter": True, "text": LEVEL},
        {"do": "nothing"},
        {},
    ],
)
def test_what_cannot_be_done_changes_nothing(what):
    assert act(FILES, what, "fr") == FILES


def test_levels_without_a_pack_become_one():
    got = taken({"2.yaml": LEVEL, "10.yaml": LEVEL}, "fr", "Lundi").files
    assert view(got, data.text("fr")).title == "Lundi"
    assert [name.rpartition("/")[2] for name in outline(got).levels] == ["2.yaml", "10.yaml"]


def test_a_pack_in_a_folder_of_its_zip_is_at_the_top_and_its_manifest_is_not_in_it():
    zipped = {f"ma-semaine/{name}": text for name, text in FILES.items()} | {"ma-semaine/manifest.json": "{}"}
    got = taken(zipped, "fr")
    assert got.files == FILES
    assert got.added == ()


def test_a_level_whose_name_ends_with_txt_has_its_right_name_from_then_on():
    got = taken({**FILES, "b/5-oublie.yaml.txt": LEVEL}, "fr").files
    assert outline(got).levels == ("a/2.yaml", "a/10.yaml", "b/1.yaml", "b/5-oublie.yaml")


def test_a_name_that_leaves_the_pack_is_not_taken():
    bad = ("../x.yaml", "/x.yaml", "a/../../x.yaml", "a\\x.yaml")
    assert taken({**FILES, **dict.fromkeys(bad, LEVEL)}, "fr").files == FILES


def test_a_level_that_is_on_no_list_is_put_on_one():
    files = {**FILES, "pack.yaml": PACK.replace("    décor: jungle  # chaud\n", "    niveaux: [2]\n")}
    got = taken(files, "fr")
    assert got.added == ("a/10.yaml",)
    assert outline(got.files).levels == ("a/2.yaml", "b/1.yaml", "a/10.yaml")


def test_a_pack_that_cannot_be_read_is_told_and_left_as_it_is():
    files = {"pack.yaml": "titre: [", "a/1.yaml": LEVEL}
    assert view(files, data.text("fr")).todo == [data.text("fr")("pack_draft.unread")]
    assert taken(files, "fr").files == files
    assert did(files, do="add", chapter=0, text=LEVEL) == files


def test_what_is_left_to_do_is_said_until_there_is_nothing():
    text = data.text("fr")
    files = new("Lundi", "fr")
    assert view(files, text).todo == [text("pack_draft.todo.empty"), text("pack_draft.todo.author")]
    files = did(did(files, do="add", chapter=0, text=LEVEL), do="set", field="author", value="Zoé")
    assert view(files, text).todo == []
    files = did(did(files, do="add_chapter"), do="add", chapter=0, text="titre: [")
    assert len(view(files, text).todo) == 2
