"""What a schema says of a level file is what reading it says, as far as names and types go."""

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from codeweek import data
from codeweek.blocks.catalogue import catalogue
from codeweek.commands.new import schema_text
from codeweek.diagnostic import Diagnostic
from codeweek.levels.files.parse import FIELDS, parse
from codeweek.levels.files.yaml_nodes import read
from codeweek.worlds.kinds import kinds

SCHEMA = Draft202012Validator(json.loads(schema_text("level", data.text("fr"))))
CATALOGUES = {name: catalogue(kind.commands.values(), data.words()) for name, kind in kinds().items()}
LEVELS: list[dict[str, Any]] = [
    {"titre": "A", "carte": ">.G", "blocs": ["avancer"], "solution": "avancer()\navancer()"},
    {
        "title": {"fr": "A", "en": "B"},
        "maps": [{"grid": ">*\n..", "items": {"B1": 2}, "walls": ["A1-A2"]}, ">G"],
        "toolbox": ["move", "pick", "if"],
        "hints": ["un", {"fr": "deux"}],
        "adult": {"idea": "x"},
        "limit": 5,
        "solution": "move()",
    },
    {
        "titre": "T",
        "monde": "turtle",
        "mode": "prévoir",
        "donné": "avancer(10)",
        "prévoir": {"demande": "dessin", "choix": ["avancer(10)", {"valeur": "avancer(20)", "mots": "b"}]},
    },
    {
        "titre": "D",
        "carte": {"devine": {"min": 1, "max": 9, "essais": 3, "secret": 4}},
        "blocs": "proposer",
        "solution": "proposer(4)",
    },
]


def listed(*lines: str) -> list[str]:
    """Words with bars between them."""
    return [word for line in lines for word in line.split("|")]


WORDS = listed(
    "oui|A1|>.G|>>|>x|avancer|Répéter|tant que|robot|turtle|corriger|modify|prévoir|solo|case|fin|rangée",
    "drapeau|dessin|village|droite|A1-B1||imbriquees",
)
KEYS = listed(
    *FIELDS,
    "titre|Décor|GENRE|mondes|idee|grille|objets|cachée|B1|Z99|demande|choix|valeur|fr|en|de|items|peindre",
    "paint|walls|devine|sheet|heading|start",
)
SHOWN = ("schema.mode.run.key", "schema.mode.predict.key")
TOLD = listed(  # what is wrong in the names and types of a file, rather than in what it means
    "unknown_field|unknown_field_near|unknown_block|unknown_block_near|not_one_of|not_one_of_near",
    "want_table|want_text|want_number|want_boolean|missing|map_and_maps|too_many_hints|few_choices|choices_of_ends",
    "not_a_row|not_a_choice|not_a_value|no_start|two_starts|no_grid|cell_name|not_cells_to_numbers|not_cells|not_fences",
    "turtle_heading|guess_fields|mode_needs|belongs_in_map|belongs_in_maps|belongs_in_map_drawn",
)

scalars = st.one_of(st.none(), st.booleans(), st.integers(-2, 300), st.sampled_from(WORDS))
values = st.recursive(
    scalars,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.sampled_from(KEYS), inner, max_size=3)
    ),
    max_leaves=6,
)
changes = st.lists(
    st.tuples(st.integers(0, 99), st.sampled_from(KEYS), values, st.booleans()), min_size=1, max_size=3
)


def changed(level: dict[str, Any], change: tuple[int, str, Any, bool]) -> dict[str, Any]:
    """A level with a field taken out, put in, or given another value; at its top or in one of its tables."""
    place, key, value, inside = change
    tables = [name for name, field in level.items() if isinstance(field, dict)]
    if inside and tables:
        name = tables[place % len(tables)]
        return {**level, name: changed(level[name], (place, key, value, False))}
    keep = {name: field for i, (name, field) in enumerate(level.items()) if i != place % (2 * len(level) + 1)}
    return {**keep, key: value} if place % 3 else {**keep, next(iter(keep), key): value}


def is_told(problem: Diagnostic) -> bool:
    """Whether a schema can tell this problem too."""
    blank = problem.key == "level.mode_needs" and problem.slots["mode"] in SHOWN
    return problem.key.removeprefix("level.") in TOLD and not blank


@given(st.sampled_from(LEVELS), changes)
def test_the_schema_and_the_reading_of_a_file_agree(
    level: dict[str, Any], wanted: list[tuple[int, str, Any, bool]]
) -> None:
    for change in wanted:
        level = changed(level, change)
    source = json.dumps(level)  # which is YAML as well
    root, _problems = read(source)
    assert root is not None
    refused = [error.message for error in SCHEMA.iter_errors(root.plain)]
    _level, problems = parse(source, "c/x.yaml", kinds(), CATALOGUES)
    if refused:
        assert any(problem.severity == "error" for problem in problems), refused
    else:
        assert not [problem for problem in problems if is_told(problem)]
