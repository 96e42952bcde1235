"""Laws of the stage: whatever happens is shown and told; whatever a level file says is read."""

import json
from dataclasses import asdict
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from codeweek import data
from codeweek.command import Stop
from codeweek.desktop.painting.images import Images
from codeweek.packs.load import of_texts
from codeweek.scene import Label, Scene
from codeweek.worlds.kinds import NARRATED, Wanted, kinds
from codeweek.worlds.robot.looks import LOOKS
from codeweek.worlds.stage.looks import PICTURES
from codeweek.worlds.stage.state import World

IMAGES, STAGE = Images(), kinds()["stage"]
TEXTS = [data.text(code) for code in data.languages()]
PLACE: dict[str, Any] = {
    "grid": "..*G\n.#..\n*..G",
    "heroes": {
        "lampe": {"case": "A1", "costumes": {"éteinte": "lampe", "allumée": "lampe_allumée"}},
        "chat": {"case": "C1", "vers": "bas", "chemin": ["C1", "C2", "D2"]},
        "fusee": {"case": "C1", "image": "fusée", "caché": "oui"},
    },
    "boxes": {"score": 0, "vies": 3},
    "name": {"fr": "un nom", "en": "a name"},
    "inputs": [[1, "touche", "droite"], [1, "touche", "z"], [2, "clic", "chat"]],
    "ticks": 4,
    "expected": {
        "fin": "gagné",
        "temps": 3,
        "objets": 1,
        "score": 10,
        "chat.case": "A1",
        "lampe.costume": "allumée",
        "lampe.dit": ["Bonjour", 2],
        "fusee.visible": True,
    },
}
START, PROBLEMS = STAGE.parse_map(PLACE)
assert not PROBLEMS

words = st.one_of(st.sampled_from(["allumée", "chat", "", "\t\x00", "ﷺ" * 30]), st.text(max_size=30))
values = st.recursive(
    st.one_of(words, st.integers(-(10**40), 10**40), st.floats(), st.booleans()),
    lambda inner: st.lists(inner, max_size=3),
    max_leaves=5,
)
acts = st.one_of(
    st.tuples(st.just("do"), st.sampled_from(sorted(STAGE.commands)), st.one_of(words, values)),
    st.tuples(st.just("acting"), st.sampled_from(START.heroes), st.none()),
    st.tuples(st.just("tick"), st.none(), st.none()),
    st.tuples(st.just("boxed"), st.sampled_from(["score", "vies"]), values),
)


def after(world: World, act: tuple[Any, ...]) -> World:
    """The world after something that may happen in a game."""
    sort, name, value = act
    if sort == "acting":
        return world.acting(name)
    if sort == "tick":
        return world.ticked(world.tick + 1)
    if sort == "boxed":
        return world.boxed(name, value)
    command = STAGE.commands[name]
    given = [str(value) if slot.kind == "text" else value for slot in command.slots]
    found = command.function(world, *given)
    if isinstance(found, Stop):
        assert all(not text.tell(found.diagnostic).startswith("stage.") for text in TEXTS)
        return found.world
    return found if command.shape == "command" else world


@given(st.lists(acts, max_size=30), st.sampled_from(sorted(LOOKS)))
def test_the_picture_and_the_words_never_fail(happened: list[tuple[Any, ...]], look: str) -> None:
    world = START
    for act in happened:
        before, world = world, after(world, act)
        hash(world)
        for text in TEXTS:
            told = STAGE.narrate_step(before, world, "", text)
            assert told
            assert not told.startswith("stage.")
    well_drawn(STAGE.picture(world, look))
    for goal in STAGE.goals((START, world), Wanted()):
        sign = STAGE.sign(goal.name, START, world, Wanted(), look) if STAGE.sign else None
        assert sign is not None
        well_drawn(sign.scene)
    for text in TEXTS:
        for part in NARRATED:
            assert "stage.tell" not in STAGE.narrate(world, text, part)
    assert STAGE.show(world)


def well_drawn(scene: Scene) -> None:
    """A scene goes to the page as data; each picture is there, each hero on the scene, words can be drawn."""
    json.dumps(asdict(scene))
    for sprite in scene.sprites:
        assert IMAGES.has(sprite.image)
        assert 0 <= sprite.x <= scene.width
        assert 0 <= sprite.y <= scene.height
        assert sprite.label.isprintable()
    for mark in scene.marks:
        if isinstance(mark, Label):
            assert mark.text.isprintable()
            assert mark.size > 0


@given(st.lists(acts, max_size=20), st.integers(0, 2**31))
def test_what_happens_is_a_function_of_the_world_before(happened: list[tuple[Any, ...]], seed: int) -> None:
    one = other = START.seeded(seed)
    for act in happened:
        one, other = after(one, act), after(other, act)
    assert repr(one) == repr(other)


def test_each_picture_is_there() -> None:
    assert all(IMAGES.has(picture.image) for picture in PICTURES.values())


# Any value in any field: what is wrong is told, with its place and a sentence in each language.

FILE = """titre: T
histoire: H
monde: scène
classe: CE1
carte:
  grille: |
    ..*G
    .#..
  héros: {heroes}
  boîtes: {boxes}
  objet: {item}
  graine: {seed}
scénarios:
  - nom: {name}
    entrées: {inputs}
    temps: {ticks}
    attendu: {expected}
blocs: [avancer]
solution: ""
"""
GOOD = {
    "heroes": "{lampe: {case: A1, costumes: {éteinte: lampe, allumée: lampe_allumée}}, chat: C1}",
    "boxes": "{score: 0}",
    "item": "fromage",
    "seed": "7",
    "name": '{fr: "un", en: "one"}',
    "inputs": "[[1, touche, droite], [2, clic, lampe]]",
    "ticks": "4",
    "expected": '{fin: gagné, score: 1, lampe.costume: allumée, chat.case: D2, chat.dit: ["Oui"]}',
}
SCRAPS = (
    "|7|-1|x|[]|{}|[1]|{a: 1}|2000000|[A1]|true|{de: x}|[{a: [1, {b: 2}]}]|{null: 1}|{score: 1.5}",
    "[[1, touche, droite, x]]|[[9, touche, droite]]|[[0, touche, droite]]|[[1, clic, rien]]",
    "[[1, touche, rien]]|[[2, touche, a], [1, touche, b]]|{lampe: Z9}|{lampe: B2}|{lampe: {}}|{lampe: 1.5}",
    "{lampe: {case: A1, vers: loin}}|{2x: A1}|{fin: oui}|{lampe: {case: A1, image: licorne}}",
    "{lampe: {case: A1, costumes: {a: licorne}}}|{temps: 3}|{lampe: {case: A1, chemin: [A1, B2]}}",
    "{lampe: {case: A1, caché: peut-être}}|{lampe: {case: A1, couleur: bleu}}|{score: beaucoup}",
    "{lampe: A1, lampe.case: B1}|{lampe.taille: 3}|{inconnu.case: A1}|{lampe.case: B2}",
    "{lampe.costume: bleue}|{objets: x}|{lampe: {case: A1, appelé: [x]}}",
)
scraps = st.sampled_from([scrap for line in SCRAPS for scrap in line.split("|")])


@given(st.dictionaries(st.sampled_from(sorted(GOOD)), scraps, max_size=3))
def test_a_bad_field_is_told_with_its_place_and_a_sentence(bad: dict[str, str]) -> None:
    source = FILE
    for name, value in {**GOOD, **bad}.items():
        source = source.replace(f"{{{name}}}", value)
    pack = of_texts({"x.yaml": source})
    assert pack.levels or pack.problems
    if not bad:
        assert not pack.problems, pack.problems
    rows = len(source.splitlines())
    for problem in pack.problems:
        assert problem.line is not None
        assert 1 <= problem.line <= rows
        assert problem.field
        for text in TEXTS:
            said = text.tell(problem, "adult")
            assert not said.startswith("level."), problem
            assert "…" not in said, problem
