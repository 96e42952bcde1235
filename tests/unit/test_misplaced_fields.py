"""A field of a map that is written beside it: the teacher is told where it belongs, and the remedy."""

import pytest

from codeweek.blocks.catalogue import catalogue
from codeweek.data import text, words
from codeweek.levels.files.field_reader import all_names, meant
from codeweek.levels.files.parse import FIELDS, parse
from codeweek.worlds.kinds import kinds

CATALOGUES = {name: catalogue(kind.commands.values(), words()) for name, kind in kinds().items()}
MAP = "carte:\n  grille: |\n    >.G\n"
OF_MAPS = [
    (kind.name, name)
    for kind in kinds().values()
    for name in all_names(kind.map_fields)
    if meant(name, FIELDS) is None
]


def told(source):
    _level, problems = parse(source, "cours/x.yaml", kinds(), CATALOGUES)
    return {problem.line: problem for problem in problems}


def level(added, map=MAP, kind="robot"):
    """The problem of a line that is added at the end of a level."""
    source = f"titre: A\ngenre: {kind}\n{map}blocs: [avancer]\nsolution: avancer()\n"
    return told(f"{source}{added}\n").get(source.count("\n") + 1)


@pytest.mark.parametrize(("kind", "name"), OF_MAPS)
def test_each_field_of_a_map_beside_it_is_told_to_belong_in_it(kind, name):
    problem = level(f"{name}: 1", kind=kind)
    assert (problem.key, problem.slots["name"], problem.file) == (
        "level.belongs_in_map",
        name,
        "cours/x.yaml",
    )


@pytest.mark.parametrize(
    "name", ["regard", "facing", "moves", "actions", "grille", "grid", "laisser", "leave", "cachée"]
)
@pytest.mark.parametrize("kind", ["robot", "robto"])
def test_of_a_robot_s_map_too_where_the_kind_cannot_be_read(kind, name):
    assert level(f"{name}: 1", kind=kind).key == "level.belongs_in_map"


@pytest.mark.parametrize(
    ("kind", "name"), [("robot", "tempo"), ("turtle", "grid"), ("robot", "regrad"), ("robot", "xyzzy")]
)
def test_what_no_map_of_that_kind_has_does_not_exist(kind, name):
    assert level(f"{name}: 1", kind=kind).key.startswith("level.unknown_field")


def test_a_field_in_its_map_is_read():
    assert level("", map=f"{MAP}  actions: 3\n") is None


UNDER = (
    "« actions » fait partie de la carte. Déplacez cette rubrique sous « {}: », deux espaces plus à droite."
)
DRAWN = (
    "« actions » fait partie de la carte. Sous « map: », écrivez « grille: | » avec le dessin dessous, "
    "puis cette rubrique en face de « grille »."
)
SEVERAL = (
    "« actions » fait partie d'une carte. Déplacez cette rubrique sous le « - » de cette carte, "
    "en face de ses autres rubriques."
)


@pytest.mark.parametrize(
    ("map", "sentence"),
    [
        (MAP, UNDER.format("carte")),
        ("map: |\n  >.G\n", DRAWN),
        ("cartes:\n  - grille: |\n      >.G\n", SEVERAL),
        ("", UNDER.format("carte")),
    ],
    ids=["a map with fields", "a drawing", "several maps", "no map"],
)
def test_how_to_put_it_there_is_told_as_the_map_is_written(map, sentence):
    problem = level("actions: 3", map=map)
    assert text("fr").tell(problem, "adult").replace("\u00a0", " ") == sentence


def test_in_english_the_words_of_the_file_stay_its_own():
    assert text("en").tell(level("actions: 3"), "adult") == (
        "“actions” is a part of the map. Move this field below “carte:”, two spaces further to the right."
    )
