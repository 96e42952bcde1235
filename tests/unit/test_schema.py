"""The schemas that editors use are current, and all shipped levels fit them."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from codeweek import data
from codeweek.commands.new import schema_text
from codeweek.levels.files.field_reader import meant
from codeweek.levels.files.map_reader import HIDDEN
from codeweek.levels.files.parse import FIELDS
from codeweek.levels.files.yaml_nodes import read
from codeweek.packs.planned import FIELDS as PACK_FIELDS
from codeweek.packs.story import story_types as story
from codeweek.worlds.kinds import kinds

STORY_FIELDS = {
    "story": story.STORY,
    "character": story.CHARACTER,
    "lines": story.MOMENTS,
    "tale": story.TALE,
    "panel": story.PANEL,
    "actor": story.ACTOR,
    "bubble": story.BUBBLE,
    "medal": story.MEDAL,
    "unlocked": story.UNLOCKED,
    "asked": story.QUESTION,
    "offered": story.CHOICE,
    "finale": story.FINALE,
}
ROOT = Path(__file__).parents[2]
LEVELS = sorted(data.folder("levels").glob("*/*.yaml"))
SCHEMAS = {file: json.loads(schema_text(file, data.text("fr"))) for file in ("level", "pack", "story")}


def complaints(source: str, file: str = "level") -> list[str]:
    """What the schema says of a file."""
    node, _problems = read(source)
    assert node is not None
    return [error.message for error in Draft202012Validator(SCHEMAS[file]).iter_errors(node.plain)]


@pytest.mark.parametrize("file", SCHEMAS)
@pytest.mark.parametrize("language", ["fr", "en"])
def test_it_is_a_schema_of_the_draft_it_names(file, language):
    schema = json.loads(schema_text(file, data.text(language)))
    assert schema["$schema"] == Draft202012Validator.META_SCHEMA["$id"]
    Draft202012Validator.check_schema(schema)


@pytest.mark.parametrize(("name", "file"), [("niveau", "level"), ("paquet", "pack"), ("histoire", "story")])
def test_the_copy_in_the_documentation_is_current(name, file):
    kept = (ROOT / "docs" / "schema" / f"{name}.schema.json").read_text(encoding="utf-8")
    assert kept == schema_text(file, data.text("fr")), "make schema writes it"


@pytest.mark.parametrize("path", LEVELS, ids=lambda path: path.stem)
def test_a_shipped_level_fits_the_schema(path):
    assert complaints(path.read_text(encoding="utf-8")) == []


def test_the_shipped_pack_fits_the_schema():
    assert complaints((data.folder("levels") / "pack.yaml").read_text(encoding="utf-8"), "pack") == []


def test_the_story_of_the_course_fits_the_schema():
    assert complaints((data.folder("levels") / "story.yaml").read_text(encoding="utf-8"), "story") == []


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_field_has_words_in_each_language_and_its_key_is_read(language):
    text = data.text(language)
    for path, names in [
        ("level", FIELDS),
        ("pack", PACK_FIELDS),
        ("map", HIDDEN),
        *STORY_FIELDS.items(),
    ]:
        assert_named(text, f"schema.{path}", names)
    for kind in kinds().values():
        assert_named(text, f"{kind.name}.field", kind.map_fields)


def assert_named(text, path, names):
    for name in names:
        assert meant(text(f"{path}.{name}.key"), names) == name
        assert text(f"{path}.{name}.text") != f"{path}.{name}.text"


ROBOT = "titre: A\ncarte: '>G'\nblocs: [avancer]\nsolution: avancer()\n"


@pytest.mark.parametrize(
    "more",
    [
        "",
        "Décor: village\n",
        "RAMASSAGE AUTO: oui\n",
        "mode: déboguer\ndonné: ''\n",
        "indices: [a, {fr: b, en: c}]\n",
        "monde: Robot\n",
        "buts: drapeau\n",
        "dit: [[1, a]]\n",
        "prévoir: {demande: case}\n",
    ],
)
def test_french_keys_and_words_are_taken_in_any_spelling(more):
    assert complaints(ROBOT + more) == []


@pytest.mark.parametrize(
    "source",
    [
        "carte: '>G'\nblocs: [avancer]\nsolution: avancer()\n",
        "titre: A\nblocs: [avancer]\nsolution: avancer()\n",
        "titre: A\ncarte: '>G'\nsolution: avancer()\n",
        ROBOT + "tirte: B\n",
        ROBOT + "title: B\n",
        ROBOT + "limite: beaucoup\n",
        ROBOT + "limite: 0\n",
        ROBOT + "mode: dormir\n",
        ROBOT + "mode: corriger\n",
        ROBOT + "mode: prévoir\n",
        ROBOT + "monde: mars\n",
        ROBOT + "cartes: ['>G']\n",
        ROBOT + "indices: [a, b, c, d]\n",
        ROBOT + "histoire: [a]\n",
        ROBOT + "adulte: {idee: a, idée_de_plus: b}\n",
        ROBOT + "prévoir: {demande: rangée}\n",
        ROBOT + "prévoir: {demande: fin, choix: [a, b]}\n",
        ROBOT + "prévoir: {demande: dessin, choix: [a, b]}\n",
        ROBOT.replace("[avancer]", "[voler]"),
        ROBOT.replace("[avancer]", "[tourner]"),
        ROBOT.replace("'>G'", "'.G'"),
        ROBOT.replace("'>G'", "'>>G'"),
        ROBOT.replace("'>G'", "'>xG'"),
        ROBOT.replace("'>G'", "{grille: '>G', objets: {B1: beaucoup}}"),
        ROBOT.replace("'>G'", "{grille: '>G', objets: {Z: 1}}"),
        ROBOT.replace("'>G'", "{grille: '>G', murs: [A1]}"),
        ROBOT.replace("'>G'", "{objets: {B1: 1}}"),
        "titre: A\nmonde: turtle\ncarte: '>G'\nblocs: [avancer]\nsolution: avancer()\n",
    ],
)
def test_what_no_level_can_be_is_told_before_codeweek_reads_it(source):
    assert complaints(source)
