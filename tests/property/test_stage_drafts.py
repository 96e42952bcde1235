"""Laws of drawing a stage by hand: what was drawn is read, what is not touched stays, and nothing breaks."""

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from tiers import every

from codeweek.authoring.draft.dump import same
from codeweek.authoring.draft.level_acts import act, new, view
from codeweek.authoring.draft.show import read_level, shown
from codeweek.authoring.draft.stage_draft import OWN, SHARED
from codeweek.authoring.draft.tree import plain_tree
from codeweek.authoring.validate import prove
from codeweek.data import text
from codeweek.levels.files.yaml_nodes import readable
from codeweek.worlds.robot.state import cell_name, cell_of
from codeweek.worlds.stage.looks import WORDS
from codeweek.worlds.stage.scenario import ARROWS

FILES = sorted((Path(__file__).parents[2] / "levels" / "13-quand").glob("*.yaml"))
HARD = """\
# Un jeu, écrit à la main
titre: Deux   # un titre
monde: scène
cartes:  # deux scènes, chacune la sienne
  - grille: |   # la première

      ..#
      .*G
    héros: {lampe: b1, "chat": { case: A2 , chemin: [A2, A1] }}  # deux
    boîtes: {score:   0}
    nom: un
    entrees: [[1, touche, droite], # d'abord
              [2, clic, lampe]]
    temps: 4
    attendu: {chat.case: B2, chat.dit: [], lampe.visible: true}
  - grille: "..."
    héros:
      pixel: {case: A1, image: robot}
blocs: [quand_touche]
solution: |
  pass
# au revoir"""
ALONE = """\
titre: Un
monde: scène
carte: {grille: "...", héros: {chat: A1}, entrees: [[1, touche, droite]], temps: 2, attendu: {chat.case: B1}}
blocs: [quand_touche, vers_droite]
solution: |
  def quand_touche_droite():
      vers_droite()
"""
TEXTS = [path.read_text(encoding="utf-8") for path in FILES]
DRAFTS = [*TEXTS, HARD, HARD.replace("\n", "\r\n"), ALONE, new("fr", "stage"), new("en", "stage")]
READ = [each for each in DRAFTS if read_level(each)[0]]
PARTS = (*SHARED, *OWN)
LANGUAGES = {code: text(code) for code in ("fr", "en")}
drafts, readables, languages = st.sampled_from(DRAFTS), st.sampled_from(READ), st.sampled_from([*LANGUAGES])
LINES = [
    *(
        "",
        "chat",
        "chat : souris, haut",
        "porte : caché",
        "lampe : a = lampe, b = lampe_allumée",
        "deux mots",
        ":",
    ),
    *(
        "score : 3",
        "score 3",
        "vies = 2",
        "1 droite",
        "2 →",
        "[3, touche, a]",
        "4 clic chat",
        "9",
        "fin : gagné",
    ),
    *(
        "gagné",
        "chat.case : B1",
        "chat.dit : rien",
        'chat.dit : ["a", "b"]',
        "temps : 4",
        "objets = 0",
        "é: # x",
    ),
]
texts = st.lists(st.sampled_from(LINES) | st.text(max_size=12), max_size=5).map("\n".join).map(readable)
small = st.integers(0, 8)
acts = st.one_of(
    st.builds(dict, do=st.just("stage"), map=st.integers(0, 3), name=st.sampled_from(PARTS), value=texts),
    st.builds(dict, do=st.just("cell"), map=small, x=small, y=small, letter=st.sampled_from("#.*Go") | texts),
    st.builds(dict, do=st.just("resize"), map=small, width=small, height=small, left=small, top=small),
    st.sampled_from(
        [{"do": "add_map"}, {"do": "remove_map", "map": 0}, {"do": "hide_map", "map": 0, "hidden": True}]
    ),
)


def used(draft: str) -> set:
    """The cells where a wall would be told: somebody starts there, goes there, or is to end there."""
    cast = worlds(draft)[0].stage.cast
    wanted = {
        cell_of(value)
        for world in worlds(draft)
        if world.script
        for name, value in world.script.expected
        if ".cell" in name
    }
    return {cell for role in cast for cell in (role.start, *role.path)} | wanted


@cache
def worlds(draft: str):
    level, problems = read_level(draft)
    assert level is not None, problems
    return [start.world for start in level.maps]


def write(draft: str, name: str, value: str, language: str = "fr", index: int = 0) -> str:
    return act(draft, {"do": "stage", "map": index, "name": name, "value": value, "language": language})


@given(drafts, languages, st.sampled_from(PARTS), st.integers(0, 2))
def test_lines_written_as_they_are_change_nothing(draft, language, name, index):
    found = view(draft, text=LANGUAGES[language]).lines
    if index < len(found):
        assert write(draft, name, found[index][name], language, index) == draft


@pytest.mark.parametrize("draft", every(READ, 4), ids=lambda draft: str(READ.index(draft)))
@pytest.mark.parametrize("name", PARTS)
def test_lines_taken_away_and_written_again_mean_the_same(draft, name):
    for language, words in LANGUAGES.items():
        before = view(draft, text=words).lines[0][name]
        there = act(draft, {"do": "stage", "name": name, "value": "", "language": language})
        again = write(there, name, before, language)
        if name not in ("heroes", "name"):  # where a hero stood and its other names are not in its line
            assert worlds(again) == worlds(draft)
        assert view(again, text=words).lines[0][name] == before


@given(drafts, st.lists(acts, max_size=6))
def test_any_acts_leave_a_file_that_is_read_and_keep_what_they_do_not_touch(draft, things):
    after = draft
    for each in things:
        after = act(after, each)
    tree, before = plain_tree(after), plain_tree(draft)
    assert tree is not None
    kept = [key for key in before if key not in ("map", "maps", "carte", "cartes")]
    assert all(same(before[key], tree[key]) for key in kept)
    shown(after)
    assert len(view(after).lines) == len(view(after).maps)


@given(readables, small, small, st.sampled_from("#.*G"))
def test_a_thing_put_on_a_cell_lies_there_and_nowhere_else(draft, x, y, letter):
    before = worlds(draft)[0]
    if x >= before.stage.width or y >= before.stage.height or (letter == "#" and (x, y) in used(draft)):
        return
    after = worlds(act(draft, {"do": "cell", "x": x, "y": y, "letter": letter}))[0]
    there = {"#": after.stage.walls, "*": after.items, "G": after.stage.flags}
    old = {"#": before.stage.walls, "*": before.items, "G": before.stage.flags}
    assert [sign for sign, cells in there.items() if (x, y) in cells] == ([letter] if letter != "." else [])
    assert all(there[sign] - {(x, y)} == old[sign] - {(x, y)} for sign in there)
    assert after.actors == before.actors


@given(readables, small, small, st.integers(0, 7))
def test_a_hero_put_on_a_cell_begins_there_and_the_others_stay(draft, x, y, number):
    before = worlds(draft)[0]
    number %= len(before.actors)
    world = worlds(act(draft, {"do": "cell", "x": x, "y": y, "letter": f"@{before.heroes[number]}"}))[0]
    wanted = (x, y) if before.stage.free((x, y)) else before.actors[number].cell
    cells = [actor.cell for actor in before.actors]
    assert [actor.cell for actor in world.actors] == [*cells[:number], wanted, *cells[number + 1 :]]
    assert [replace(role, start=(0, 0)) for role in world.stage.cast] == [
        replace(role, start=(0, 0)) for role in before.stage.cast
    ]


@given(readables, st.integers(1, 3), st.integers(1, 3))
def test_a_stage_grown_on_its_left_is_played_as_before(draft, left, top):
    stage = worlds(draft)[0].stage
    size = {"width": stage.width + left, "height": stage.height + top}
    if size["width"] > 20 or size["height"] > 20:
        return
    after = worlds(act(draft, {"do": "resize", **size, "left": left, "top": top}))[0]
    moved = [(x + left, y + top) for x, y in (actor.cell for actor in worlds(draft)[0].actors)]
    assert [actor.cell for actor in after.actors] == moved
    assert after.items == {(x + left, y + top) for x, y in worlds(draft)[0].items}


@given(
    st.lists(st.tuples(st.integers(1, 19), st.sampled_from([*ARROWS, "a", "z", "chat"])), max_size=6),
    st.lists(st.tuples(st.sampled_from(["score", "vies", "reste"]), st.integers(-5, 99)), max_size=3),
    languages,
    st.tuples(st.integers(0, 5), st.just(0)),
)
def test_what_is_written_is_what_a_scenario_has(inputs, boxes, language, cell):
    draft = new(language, "stage")
    who, where = ("chat", "case") if language == "fr" else ("cat", "cell")
    said = [(tick, who if key == "chat" else key) for tick, key in inputs]
    draft = write(draft, "ticks", "20", language)
    draft = write(draft, "boxes", "\n".join(f"{name} : {value}" for name, value in boxes), language)
    draft = write(draft, "inputs", "\n".join(f"{tick} {key}" for tick, key in said), language)
    draft = write(draft, "expected", f"{who}.{where} : {cell_name(cell)}\ngagné", language)
    world = worlds(draft)[0]
    pressed = sorted(said, key=lambda each: each[0])
    assert world.script.inputs == tuple(
        (tick, ("click" if key == who else "key", key)) for tick, key in pressed
    )
    assert world.script.ticks == 20
    assert world.boxes == dict(boxes)
    assert world.script.expected == ((f"{who}.cell", cell_name(cell)), ("end", "won"))


@given(st.sampled_from([*WORDS]), st.sampled_from(["right", "down", "left", "up"]), languages)
def test_a_hero_has_the_picture_and_the_direction_of_its_line(picture, heading, language):
    draft = write(new(language, "stage"), "heroes", f"nouveau : {picture}, {heading}\nautre", language)
    world = worlds(write(draft, "expected", "autre.cell : C1"))[0]
    assert world.heroes == ("nouveau", "autre")
    assert len({actor.cell for actor in world.actors}) == 2
    line = view(draft, text=LANGUAGES["en"]).lines[0]["heroes"].splitlines()[0]
    assert line == f"nouveau: {picture}, {heading}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_new_stage_is_read_and_won(language):
    level, problems = read_level(new(language, "stage"))
    assert level is not None, problems
    assert [each for each in prove(level) if each.severity == "error"] == []
    assert yaml.safe_load(new(language, "stage")).keys() >= {"carte" if language == "fr" else "map"}


@pytest.mark.parametrize(("width", "height"), [(4, 3), (3, 4), (4, 4)])
def test_no_size_leaves_a_hero_outside_of_its_stage(width, height):
    draft = ALONE.replace('grille: "..."', 'grille: "....\\n....\\n....\\n...."').replace(
        "chat: A1", "chat: D4"
    )
    after = worlds(act(draft, {"do": "resize", "width": width, "height": height}))[0]
    assert (after.stage.width, after.stage.height, after.actors[0].cell) == (4, 4, (3, 3))
    larger = worlds(act(draft, {"do": "resize", "width": width + 1, "height": height + 1}))[0]
    assert larger.actors[0].cell == (3, 3)
    assert (larger.stage.width, larger.stage.height) == (width + 1, height + 1)


def test_a_hero_with_another_name_keeps_its_place_and_what_is_asked_of_it():
    draft = next(each for each in TEXTS if "lampe.costume" in each)
    line = view(draft).lines[0]["heroes"]
    after = write(draft, "heroes", line.replace("lampe :", "lumière :"))
    assert [world.heroes for world in worlds(after)] == [("lumière",)] * 2
    assert [world.actors for world in worlds(after)] == [world.actors for world in worlds(draft)]
    assert worlds(after)[1].script.inputs == ((1, ("click", "lumière")),)
    assert worlds(after)[1].script.expected == (("lumière.costume", "allumée"),)
    assert worlds(after)[0].stage.cast[0].called == worlds(draft)[0].stage.cast[0].called


def test_the_first_scenario_more_leaves_one_place_for_both():
    more = act(ALONE, {"do": "add_map"})
    assert len(worlds(more)) == 2
    assert len(worlds(act(more, {"do": "cell", "x": 2, "y": 0, "letter": "#"}))[1].stage.walls) == 1
    assert worlds(more)[0] == worlds(more)[1] == worlds(ALONE)[0]


def test_where_a_hero_ends_may_be_asked_without_the_word_for_a_cell():
    assert worlds(write(ALONE, "expected", "chat : C1"))[0].script.expected == (("chat.cell", "C1"),)


def test_that_nobody_is_on_the_stage_is_told_once_and_of_the_place():
    draft = write(act(ALONE, {"do": "add_map"}), "heroes", "")
    told = [each["words"] for each in view(draft).problems if each["severity"] == "error"]
    assert len(told) == 1
    assert "map.heroes" in told[0]


def test_two_heroes_of_one_name_are_told_apart():
    assert worlds(write(ALONE, "heroes", "chat\nchat"))[0].heroes == ("chat", "chat2")


def test_a_line_that_is_not_understood_stays_and_is_told():
    draft = write(ALONE, "inputs", "1 droite\nplus tard")
    assert view(draft).lines[0]["inputs"] == "1 droite\nplus tard"
    assert any("[temps, touche ou clic, laquelle]" in each["words"] for each in view(draft).problems)
    assert shown(draft)[0] is not None  # the stage is seen while a line is being written
