"""Level files: what is read, and what an author is told."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from codeweek.blocks.catalogue import catalogue
from codeweek.data import text, words
from codeweek.levels.files.field_reader import Names, all_names, meant
from codeweek.levels.files.parse import level_id, parse
from codeweek.levels.level import Level
from codeweek.worlds.kinds import kind_names, kinds, look_names
from codeweek.worlds.robot.grid import to_text

CATALOGUES = {name: catalogue(kind.commands.values(), words()) for name, kind in kinds().items()}

STAIRS = """\
title: {fr: L'escalier, en: The staircase}
story: "Monte l'escalier : le drapeau est en haut."
mode: make
class: 6e
piaf: [C3.1]
look: garden
map:
  grid: |
    ##G
    #..
    >.#
  items: {B3: 2}
  walls: [A3-B3]
toolbox: [move, Pivoter_Gauche, repeat, logic]
limit: 5
goals: [flag]
solution: |
  for _ in range(4):
      avancer()
hints:
  - {fr: "Où va-t-il ?", en: "Where does it go?"}
  - Regarde le mur.
adult:
  idea: {fr: Une idée, en: An idea}
"""


def read(source: str) -> tuple[Level | None, list[tuple[str, int | None, int | None]]]:
    """The level, and each problem: key, line, column."""
    level, problems = parse(source, "levels/04-la-ronde/05-x.yaml", kinds(), CATALOGUES)
    return level, [(p.key.removeprefix("level."), p.line, p.column) for p in problems]


def level_of(source: str) -> Level:
    level, problems = read(source)
    assert problems == []
    assert level is not None
    return level


def make(**changes: str) -> str:
    """A short level with some lines changed, added, or taken away (empty)."""
    lines = {
        "title": "A",
        "map": '">.G"',
        "toolbox": "[move]",
        "solution": "'avancer()'",
        **changes,
    }
    return "".join(f"{name}: {value}\n" for name, value in lines.items() if value)


def test_a_level_file_is_read_whole() -> None:
    level = level_of(STAIRS)
    assert level.id == "04-la-ronde/05-x"
    assert level.title == {"fr": "L'escalier", "en": "The staircase"}
    assert level.story == "Monte l'escalier : le drapeau est en haut."
    assert (level.kind, level.mode, level.grade, level.limit, level.look) == (
        "robot",
        "make",
        "6e",
        5,
        "garden",
    )
    assert level.toolbox == ("move", "turn_left", "repeat", "and", "or", "not")
    assert level.solution == "for _ in range(4):\n    avancer()\n"
    assert level.hints[1] == "Regarde le mur."
    assert level.adult.idea == {"fr": "Une idée", "en": "An idea"}
    assert level.wanted(0).goals == ("flag",)
    assert to_text(level.maps[0].world) == "##G\n#..\n>*#\nitems: B3=2\nwalls: A3-B3"


def test_ten_lines_are_enough() -> None:
    level = level_of(make())
    assert (level.kind, level.mode, level.story, level.hints) == ("robot", "make", "", ())


FRENCH = """\
titre: Un titre
histoire: Une histoire
genre: robot
mode: corriger
classe: CM1
décor: garden
cartes:
  - {grille: ">.G", objets: {B1: 1}, cachée: oui}
  - ">G"
Boîte: [avancer, pivoter_gauche]
départ: avancer()
solution: avancer()
limite: 3
buts: [drapeau]
dit: [[1], [2]]
indices: [Un, Deux]
adulte: {idée: I, piège: P, question: Q}
ramassage_auto: non
"""


def test_a_file_may_be_written_in_french() -> None:
    level = level_of(FRENCH)
    assert level.mode == "debug"
    assert [start.hidden for start in level.maps] == [True, False]
    assert level.toolbox == ("move", "turn_left")
    assert level.given == "avancer()"
    assert level.said == ((1,), (2,))
    assert level.goals == ("flag",)
    assert level.adult.mistake == "P"
    assert level.everywhere["auto_pick"] is False


def test_things_are_picked_by_walking_where_the_level_says_so() -> None:
    for word, expected in (("true", True), ("oui", True), ("false", False), ("non", False)):
        level = level_of(make(auto_pick=word))
        assert level.everywhere["auto_pick"] is level.maps[0].world.map.auto_pick is expected


def test_the_basket_is_as_full_on_each_map_as_the_level_says() -> None:
    level = level_of(make(panier="99", map="", cartes='[">G", ">.G"]'))
    assert [level.everywhere["bag"], *(start.world.bag for start in level.maps)] == [99] * 3
    assert [level_of(fields).everywhere["bag"] for fields in (make(bag="0"), make())] == [0, 0]


def test_a_level_says_whether_it_is_written_with_blocks_in_text_or_in_either() -> None:
    assert level_of(make()).writing == "blocks"
    words = {"texte": "text", "blocs": "blocks", "au choix": "either", "Either": "either"}
    for word, expected in words.items():
        assert level_of(make(writing=word)).writing == expected
    assert level_of(make(écriture="texte")).writing == "text"


def test_a_prediction_shows_its_program_and_asks_something() -> None:
    level = level_of(make(mode="prédire", toolbox="", predict="{demande: case, question: 'Où ?'}"))
    assert level.given == level.solution == "avancer()"
    assert level.predict is not None
    assert (level.predict.ask, level.predict.question) == ("cell", "Où ?")


def test_a_single_map_may_say_values_without_an_outer_list() -> None:
    assert level_of(make(said="[3, oui]")).said == ((3, "oui"),)
    assert level_of(make(said="[[3]]")).wanted(0).said == (3,)


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"title": ""}, ("missing", 1, 1)),
        ({"map": ""}, ("missing", 1, 1)),
        ({"toolbox": ""}, ("mode_needs", 1, 1)),
        ({"solution": ""}, ("mode_needs", 1, 1)),
        ({"titel": "B"}, ("unknown_field_near", 5, 1)),
        ({"xyzzyx": "B"}, ("unknown_field", 5, 1)),
        ({"titre": "B"}, ("twice", 5, 1)),
        ({"title": "[A]"}, ("want_text", 1, 8)),
        ({"title": "{fr: A, xx: B}"}, ("unknown_field", 1, 16)),
        ({"story": "[A]"}, ("want_text", 5, 8)),
        ({"kind": "zzzz"}, ("not_one_of", 5, 7)),
        ({"kind": "robto"}, ("not_one_of_near", 5, 7)),
        ({"mode": "debgu"}, ("not_one_of_near", 5, 7)),
        ({"writing": "txte"}, ("not_one_of_near", 5, 10)),
        ({"mode": "debug"}, ("mode_needs", 5, 7)),
        ({"mode": "predict"}, ("mode_needs", 5, 7)),
        ({"look": "spaec"}, ("not_one_of_near", 5, 7)),
        ({"limit": "0"}, ("want_number", 5, 8)),
        ({"limit": "true"}, ("want_number", 5, 8)),
        ({"limit": "2.5"}, ("want_number", 5, 8)),
        ({"auto_pick": "peut-être"}, ("want_boolean", 5, 12)),
        ({"bag": "100"}, ("want_number", 5, 6)),
        ({"bag": "-1"}, ("want_number", 5, 6)),
        ({"bag": "trois"}, ("want_number", 5, 6)),
        ({"toolbox": "[move, avencer]"}, ("unknown_block_near", 3, 17)),
        ({"toolbox": "[move, qqqq]"}, ("unknown_block", 3, 17)),
        ({"toolbox": "[[move]]"}, ("want_text", 3, 11)),
        ({"goals": "[drapo]"}, ("not_one_of_near", 5, 9)),
        ({"goals": "[paint, flag]", "map": '">."'}, ("goal_impossible", 5, 8)),
        ({"map": '">."'}, ("no_goal", 2, 6)),
        ({"said": "[[1], [2]]"}, ("said_each_map", 5, 7)),
        ({"said": "{a: 1}"}, ("not_a_value", 5, 7)),
        ({"said": "[{a: 1}]"}, ("not_a_value", 5, 8)),
        ({"hints": "[a, b, c, d]"}, ("too_many_hints", 5, 18)),
        ({"adult": "oui"}, ("want_table", 5, 8)),
        ({"adult": "{ideas: x}"}, ("unknown_field_near", 5, 9)),
        ({"predict": "{ask: celle}"}, ("not_one_of_near", 5, 16)),
        ({"predict": "{question: x}"}, ("missing", 5, 10)),
        ({"maps": "[]"}, ("map_and_maps", 2, 6)),
        ({"map": '">?G"'}, ("map_letter", 2, 8)),
        ({"map": "'.?'", "goals": "[flag]"}, ("map_letter", 2, 8)),
        ({"map": '{grid: ">.G", items: {C9: 1}}'}, ("cell_outside", 2, 28)),
        ({"map": '{grid: ">.G", walls: [A1-C1]}'}, ("fence", 2, 28)),
        ({"map": '{grid: ">.G", wals: []}'}, ("unknown_field_near", 2, 20)),
        ({"map": '{grid: ">.G", hidden: 3}'}, ("want_boolean", 2, 28)),
        ({"map": '{grid: ">.G", regard: nord}'}, ("side", 2, 28)),
        ({"map": '{grid: ">.G", laisser: 1}'}, ("leave_many", 2, 29)),
        ({"map": '{grid: ">.G", moves: 0}'}, ("want_number", 2, 27)),
        ({"map": "|\n  ?.G\n  >."}, ("map_letter", 3, 3)),
        ({"map": "|\n\n  >?G"}, ("map_letter", 4, 4)),
        ({"map": "3"}, ("no_start", 2, 6)),
    ],
)
def test_a_problem_is_told_at_its_place(changes: dict[str, str], problem: tuple[str, int, int]) -> None:
    level, problems = read(make(**changes))
    assert level is None
    assert problem in problems


@pytest.mark.parametrize(("field", "key"), [("painted", "level.cell_name"), ("walls", "level.fence")])
def test_a_table_in_the_place_of_a_cell_is_told_as_it_is_written(field: str, key: str) -> None:
    source = make(map=f'{{grid: ">.G", {field}: [{{"": null}}]}}')
    _, problems = parse(source, "c/x.yaml", kinds(), CATALOGUES)
    told = [text(language).tell(found) for found in problems for language in ("fr", "en") if found.key == key]
    assert len(told) == 2
    assert all("{'': None}" in words for words in told)


def test_all_problems_are_told_in_the_order_of_the_file() -> None:
    source = make(title="[A]", map='"?>"', toolbox="[avencer]", limit="x", hint="a")
    _, problems = read(source)
    assert [key for key, _, _ in problems] == [
        "want_text",
        "map_letter",
        "unknown_block_near",
        "want_number",
        "unknown_field_near",
    ]


@pytest.mark.parametrize(
    ("source", "problem"),
    [
        ("", ("empty_file", 1, 1)),
        ("- a", ("not_a_table", 1, 1)),
        ("a: [b: c: d]", ("yaml_flow", 1, 9)),
        ("title: {fr: Où ?, en: Where}", ("yaml_flow", 1, 16)),
        ("? 'c\n\nd: e", ("yaml_quote", 1, 3)),
        ("map: >..G\n", ("yaml_arrow", 1, 7)),
        ("a: \x07", ("yaml_character", 1, 4)),
        ("a: &x 1\nb: *x", ("yaml_alias", 1, 4)),
        ("a: *x", ("yaml_alias", 1, 4)),
        ("a: !!python/object:os.system x", ("yaml_tag", 1, 4)),
        ("a: 1\n---\nb: 2", ("yaml_documents", 2, 1)),
        ("? [a]\n: 1", ("yaml_key", 1, 3)),
        ("a: " + "[" * 50_000, ("yaml_deep", 1, 15)),
        ("a: " + "x" * 300_000, ("file_too_long", 1, 1)),
        ("a: 1\n  b: 2\n", ("yaml_colon", 2, 4)),
    ],
    ids=lambda value: str(value)[:20],
)
def test_a_text_that_is_not_plain_yaml_has_one_clear_sentence(
    source: str, problem: tuple[str, int, int]
) -> None:
    level, problems = read(source)
    assert level is None
    assert problems == [problem]


def test_words_that_other_yaml_readers_change_stay_words() -> None:
    level = level_of(make(title="no", story="2024-01-01", **{"class": "6e"}))
    assert (level.title, level.story, level.grade) == ("no", "2024-01-01", "6e")


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_sentence_for_authors_says_all_of_it(language: str) -> None:
    words = text(language)
    for source in (make(titel="B", said="[[1], [2]]", map='{grid: "?", items: {Z9: 1}, pots: 3}'), "a: *x"):
        for problem in parse(source, "x.yaml", kinds(), CATALOGUES)[1]:
            told = words.tell(problem)
            assert not told.startswith("level.")
            assert "{" not in told.replace("{B3: 2}", "")


@pytest.mark.parametrize("mode", ["create", "run"])
def test_a_goal_the_map_has_nothing_for_is_refused_in_every_mode(mode: str) -> None:
    source = f"title: x\nmode: {mode}\nmap: '>..'\ngiven: avancer()\ngoals: [flag]\ntoolbox: [move]\n"
    assert read(source) == (None, [("goal_impossible", 5, 8)])


def test_a_file_of_another_sort_is_not_told_line_by_line() -> None:
    _level, problems = read("".join(f"k{n}: 1\n" for n in range(5000)))
    assert len(problems) == 50


def test_a_level_is_known_by_its_folder_and_file() -> None:
    assert level_id("a/04-la-ronde/05-x.yaml") == level_id("04-la-ronde\\05-x.yml") == "04-la-ronde/05-x"
    assert level_id("x.yaml") == "x"


def test_a_map_of_any_kind_gets_only_its_fields() -> None:
    seen: list[Any] = []
    robot = kinds()["robot"]

    def look(fields: Mapping[str, Any]) -> Any:
        seen.append(dict(fields))
        return robot.parse_map(fields)

    spying = {"robot": replace(robot, parse_map=look)}
    parse(make(map='{grille: ">G", cache: oui}'), "x.yaml", spying, CATALOGUES)
    assert seen == [{"grid": ">G", "auto_pick": False, "bag": 0}]


def test_a_world_and_a_look_have_their_french_names() -> None:
    changes = {
        "map": "",
        "monde": "Tortue",
        "décor": "chateau",
        "toolbox": "[avancer]",
        "solution": "avancer(5)",
    }
    drawn = level_of(make(**changes))
    assert (drawn.kind, drawn.look) == ("turtle", "castle")
    assert level_of(make(look="Château")).look == "castle"


@pytest.mark.parametrize("names", [kind_names(kinds()), look_names(kinds())], ids=["kinds", "looks"])
def test_every_name_of_a_world_or_a_look_means_one_of_them(names: Names) -> None:
    assert {word: meant(word, names) for word in all_names(names)} == {
        word: name for name, others in names.items() for word in (name, *others)
    }
