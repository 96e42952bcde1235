"""Edits of a level file: each in the place, the form and the language that its author would have chosen."""

import pytest
import yaml

from codeweek.authoring.draft.draft_view import bench
from codeweek.authoring.draft.level_acts import act, new, view
from codeweek.authoring.draft.live_search import LiveSearch
from codeweek.authoring.draft.show import read_level, scenes
from codeweek.authoring.draft.tree import plain_tree
from codeweek.authoring.validate import prove
from codeweek.data import text
from codeweek.levels.files.map_reader import MOST_MAPS
from codeweek.worlds.kinds import kinds
from codeweek.worlds.robot.grid import HIGHEST, MOST, WIDEST

FRENCH = """\
# Un essai
titre: Essai
classe: CE1

carte: |   # la grille
  ##G
  >.*
blocs: [avancer, tourner_gauche]   # assez
solution: |
  avancer()
"""
ENGLISH = """\
title: {fr: Essai, en: Trial}
maps:
  - |
    >.G
  - grid: ">*G"
    items: {B1: 3}
said: [[1], [2]]
toolbox: [move, variables]
hints:
- {fr: Un, en: One}
solution: |
  avancer(); dire(1)
"""


def lines(draft: str, **what) -> list[str]:
    """The lines that an act adds or changes."""
    before = draft.splitlines()
    return [line for line in act(draft, what).splitlines() if line not in before]


def test_a_letter_of_the_grid_changes_in_its_row_alone():
    assert act(FRENCH, {"do": "cell", "x": 1, "y": 1, "letter": "#"}) == FRENCH.replace(">.*", ">#*")


def test_a_new_field_stands_in_its_usual_place_and_in_the_language_of_the_keys():
    assert "classe: CE1\n" in FRENCH
    after = act(FRENCH, {"do": "set", "field": "story", "value": "Va : vite !", "language": "fr"})
    assert 'titre: Essai\nhistoire: "Va : vite !"\nclasse: CE1' in after
    assert lines(FRENCH, do="set", field="limit", value=3) == ["limite: 3"]
    assert lines(FRENCH, do="set", field="bag", value=3) == ["panier: 3"]
    assert lines(FRENCH, do="set", field="bag", value=100) == []
    assert lines(FRENCH, do="set", field="writing", value="text") == ["écriture: texte"]
    assert lines(ENGLISH, do="set", field="writing", value="either") == ["writing: either"]
    assert "# assez\nlimite: 3\nsolution" in act(FRENCH, {"do": "set", "field": "limit", "value": 3})


def test_what_letters_cannot_show_makes_a_table_of_the_map():
    after = act(FRENCH, {"do": "count", "x": 2, "y": 1, "what": "items", "n": 3})
    assert "carte:\n  grille: |\n    ##G\n    >.*\n  objets: {C2: 3}\nblocs" in after
    assert view(after).maps[0]["counts"]["items"] == {"C2": 3}


def test_one_thing_is_a_letter_again():
    after = act(ENGLISH, {"do": "count", "map": 1, "x": 1, "y": 0, "what": "items", "n": 1})
    assert after == ENGLISH.replace("    items: {B1: 3}\n", "")


def test_the_start_keeps_what_it_covers_and_never_goes_away():
    on_flag = act(FRENCH, {"do": "cell", "x": 2, "y": 0, "letter": "^"})
    assert view(on_flag).maps[0]["grid"] == ["##^", "..*"]
    assert view(on_flag).maps[0]["marks"]["flags"] == ["C1"]
    assert "drapeaux: [C1]" in on_flag
    assert act(FRENCH, {"do": "cell", "x": 0, "y": 1, "letter": "#"}) == FRENCH


def test_a_wall_leaves_nothing_on_its_cell():
    after = act(ENGLISH, {"do": "cell", "map": 1, "x": 1, "y": 0, "letter": "#"})
    assert view(after).maps[1]["counts"]["items"] == {}
    assert read_level(after)[1] == read_level(ENGLISH)[1]


MIDDLE = FRENCH.replace("##G\n  >.*", "...\n  .>.\n  ..G").replace("avancer()\n", "tourner_gauche()\n")


@pytest.mark.parametrize(
    ("size", "first", "rows"),
    [
        ((2, 2), (0, 0), ["..", ".>"]),
        ((2, 2), (-1, -1), [">.", ".G"]),
        ((1, 2), (0, 0), None),
        ((2, 1), (0, 0), None),
        ((1, 2), (-2, 0), None),
        ((2, 1), (0, -2), None),
        ((HIGHEST, HIGHEST + 1), (0, 0), None),
        ((WIDEST + 1, HIGHEST), (0, 0), None),
    ],
)
def test_a_map_is_cut_up_to_the_start_and_no_further(size, first, rows):
    what = {"width": size[0], "height": size[1], "left": first[0], "top": first[1]}
    after = act(MIDDLE, {"do": "resize", **what})
    assert view(after).maps[0]["grid"] == (rows or ["...", ".>.", "..G"])


def test_a_map_may_be_as_large_as_any():
    (found,) = view(act(MIDDLE, {"do": "resize", "width": WIDEST, "height": HIGHEST})).maps
    assert (found["width"], found["height"]) == (WIDEST, HIGHEST)


WALLED = """\
title: A
map:
  grid: |
    .>.
    ..G
  items: {A1: 2, C1: 3}
  walls: [A1-A2, A1-B1, B1-C1]
solution: |
  move()
"""


@pytest.mark.parametrize(
    ("left", "items", "walls"), [(0, {"A1": 2}, ["A1-A2", "A1-B1"]), (-1, {"B1": 3}, ["A1-B1"])]
)
def test_what_is_beside_a_map_that_is_cut_goes_and_all_else_moves_with_it(left, items, walls):
    found = yaml.safe_load(act(WALLED, {"do": "resize", "width": 2, "height": 2, "left": left}))
    assert (found["map"]["items"], found["map"]["walls"]) == (items, walls)


def test_a_level_has_twenty_maps_and_no_more():
    draft = "title: A\nmaps:\n" + '  - ">.G"\n' * (MOST_MAPS - 1)
    full = act(draft, {"do": "add_map"})
    assert len(view(full).maps) == MOST_MAPS == 20
    assert act(full, {"do": "add_map"}) == full


@pytest.mark.parametrize(("number", "told"), [(MOST, ["  objets: {C2: 99}"]), (MOST + 1, [])])
def test_a_cell_has_no_more_things_than_a_level_may_have(number, told):
    found = lines(FRENCH, do="count", x=2, y=1, what="items", n=number)
    assert [line for line in found if "objets" in line] == told


def test_a_second_map_is_a_copy_and_what_is_said_of_each_map_follows():
    after = act(ENGLISH, {"do": "add_map"})
    assert "said: [[1], [2], [2]]" in after
    assert view(after).maps[2] == view(after).maps[1]
    without = act(after, {"do": "remove_map", "map": 0})
    assert "said: [[2], [2]]" in without


def test_the_only_map_becomes_the_first_of_several():
    after = act(FRENCH, {"do": "add_map"})
    assert "cartes:\n  - |\n    ##G\n    >.*\n  - |\n    ##G\n    >.*\n" in after


def test_a_block_is_written_in_the_words_of_its_toolbox():
    assert "blocs: [avancer, tourner_gauche, répéter]   # assez" in act(
        FRENCH, {"do": "block", "name": "repeat", "in": True}
    )
    assert "toolbox: [move, repeat, variables]" in act(ENGLISH, {"do": "block", "name": "repeat", "in": True})


def test_taking_one_block_of_a_group_leaves_the_others():
    after = act(ENGLISH, {"do": "block", "name": "change", "in": False})
    assert "toolbox: [move, set, get]" in after


def test_a_text_in_several_languages_changes_in_one():
    named = act(ENGLISH, {"do": "set", "field": "title", "value": "Attempt", "language": "en"})
    assert named == ENGLISH.replace("en: Trial", "en: Attempt")
    assert lines(ENGLISH, do="hint", index=1, value="Deux", language="fr") == ["- {fr: Deux}"]


def test_saying_again_what_is_there_changes_nothing():
    for what in (
        {"do": "set", "field": "mode", "value": "make"},
        {"do": "set", "field": "title", "value": "Essai", "language": "fr"},
        {"do": "set", "field": "solution", "value": "avancer()"},
        {"do": "set", "field": "kind", "value": "robot"},
        {"do": "hide_map", "map": 0, "hidden": False},
        {"do": "block", "name": "move", "in": True},
        {"do": "cell", "x": 2, "y": 1, "letter": "*"},
    ):
        assert act(FRENCH, what) == FRENCH, what


def test_another_kind_of_world_brings_its_own_map_and_solution():
    after = act(FRENCH, {"do": "set", "field": "kind", "value": "turtle"})
    level, problems = read_level(after)
    assert level is not None, problems
    assert level.kind == "turtle"
    assert "carte" not in after


NAMED = """solution: |
  def marche():
      avancer()
  marche()
noms: {marche: {en: step_up}}   # à deux langues
"""


def test_the_names_of_a_level_stay_as_its_author_wrote_them_whatever_else_changes():
    draft = FRENCH.replace("solution: |\n  avancer()\n", NAMED)
    for what in (
        {"do": "set", "field": "title", "value": "Autre"},
        {"do": "set", "field": "solution", "value": "def marche():\n    avancer()\nmarche()\nmarche()\n"},
        {"do": "add_map"},
    ):
        after = act(draft, what)
        assert "noms: {marche: {en: step_up}}   # à deux langues\n" in after
        assert read_level(after)[0].names == {"marche": {"en": "step_up"}}
    assert "noms" not in act(draft, {"do": "set", "field": "kind", "value": "turtle"})


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("kind", ["robot", "turtle"])
def test_a_new_level_can_be_won_and_has_no_remark(language, kind):
    draft = new(language, kind)
    level, problems = read_level(draft)
    assert (problems, prove(level)) == ((), ())
    assert view(draft, text=text(language)).problems == []
    assert scenes(draft)[0] is not None


def test_a_file_that_cannot_be_read_is_told_and_left_alone():
    draft = "titre: [\n"
    assert view(draft).problems[0]["line"] >= 1
    assert act(draft, {"do": "set", "field": "title", "value": "x"}) == draft
    assert scenes(draft) == []


def test_a_map_with_mistakes_still_has_a_picture_and_no_robot_where_there_is_no_start():
    wrong = FRENCH.replace(">.*", "?.*.")
    picture = scenes(wrong)[0]
    assert picture is not None
    assert (picture.width, picture.height) == (4, 2)
    assert not [each for each in picture.sprites if each.id == "hero"]


def test_a_program_can_be_built_before_there_is_a_solution():
    draft = act(FRENCH, {"do": "set", "field": "solution", "value": ""})
    assert read_level(draft)[0] is None
    level = bench(draft, view(draft))
    assert level is not None
    assert level.toolbox == ("move", "turn_left")


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("kind", ["robot", "turtle"])
def test_no_two_blocks_to_offer_have_the_same_words(language, kind):
    labels = [offer["label"] for offer in view(new("fr", kind), text=text(language)).offers]
    assert len(set(labels)) == len(labels)
    assert "…" not in labels


def test_a_remark_says_which_text_it_is_about():
    """A text that is missing has no line of its own."""
    told = {each["field"]: each["words"] for each in view(FRENCH, "essai.yaml", text("fr")).problems}
    assert told["adult.idea"].startswith("Pour l'adulte, l'idée\u00a0: ")
    assert told["story"].startswith("Histoire\u00a0: ")
    assert not told["solution"].startswith("Solution")  # it says what happens, and where


def test_what_a_map_asks_of_a_run_is_written_beside_its_grid_in_its_language():
    asked = {"do": "rule", "map": 0, "name": "facing", "value": "up"}
    french, english = act(FRENCH, asked), act(ENGLISH, asked)
    assert "regard: haut" in french
    assert "facing: up" in english
    assert act(french, asked) == french
    assert view(french).maps[0]["rules"]["facing"] == "up"
    counted = act(
        act(french, {**asked, "name": "moves", "value": 12}), {**asked, "name": "leave", "value": 1}
    )
    assert (view(counted).maps[0]["rules"]["moves"], view(counted).maps[0]["rules"]["leave"]) == (12, 1)
    assert "laisser: 1" in counted
    assert "actions: 12" in counted


def test_what_a_map_asks_of_a_run_is_taken_back():
    asked = {"do": "rule", "map": 0, "name": "moves", "value": 12}
    after = act(act(FRENCH, asked), {**asked, "value": None})
    assert "actions" not in after
    assert view(after).maps[0]["rules"]["moves"] is None


def test_a_rule_that_does_not_fit_changes_nothing():
    for name, value in (
        ("facing", "nord"),
        ("leave", 0),
        ("leave", 100),
        ("moves", 1000),
        ("moves", True),
        ("x", 1),
    ):
        assert act(FRENCH, {"do": "rule", "map": 0, "name": name, "value": value}) == FRENCH


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("first", [*kinds()])
@pytest.mark.parametrize("then", [*kinds()])
def test_a_new_level_of_one_kind_becomes_a_new_one_of_another_in_its_words_too(first, then, language):
    turned = act(new(language, first), {"do": "set", "field": "kind", "value": then})
    wanted = plain_tree(new(language, then))
    for name, others in (("story", "histoire"), ("hints", "indices"), ("adult", "adulte")):
        key = others if language == "fr" else name
        assert plain_tree(turned)[key] == wanted[key]


def test_words_that_were_changed_stay_when_the_world_is_another():
    own = new("fr", "robot").replace("Va jusqu'à l'arrivée.", "Rejoins la gare.")
    turned = plain_tree(act(own, {"do": "set", "field": "kind", "value": "turtle"}))
    assert turned["histoire"] == "Rejoins la gare."
    assert turned["indices"] == plain_tree(new("fr", "turtle"))["indices"]


def searched(draft):
    search = LiveSearch.of(draft)
    while not search.over:
        search.go()
    return [told.key for told in search.told()]


@pytest.mark.parametrize("kind", ["stage", "console"])
def test_nothing_is_said_to_be_proved_where_nothing_is_searched(kind):
    assert searched(new("fr", kind)) == ["draft.live.won"]


def test_a_solution_that_loses_is_told_so_where_nothing_is_searched():
    lost = act(new("fr", "console"), {"do": "set", "field": "solution", "value": "dire(1)"})
    assert searched(lost) == ["draft.live.lost"]
