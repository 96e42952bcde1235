"""A stage in the workshop: what is changed there is changed, and all else of its file is kept."""

from pathlib import Path

import pytest
import yaml

from codeweek.authoring.draft.level_acts import act, view
from codeweek.authoring.draft.show import read_level

LEVELS = sorted((Path(__file__).parents[2] / "levels" / "13-quand").glob("*.yaml"))
ACTS = {
    "title": {"do": "set", "field": "title", "value": "Un autre titre", "language": "fr"},
    "story": {"do": "set", "field": "story", "value": "Une autre histoire.", "language": "en"},
    "class": {"do": "set", "field": "class", "value": "CM2"},
    "limit": {"do": "set", "field": "limit", "value": 30},
    "hints": {"do": "hint", "index": 1, "value": "Regarde la lampe.", "language": "fr"},
    "toolbox": {"do": "block", "name": "go_anywhere", "in": True},
    "solution": {"do": "set", "field": "solution", "value": "def quand_depart():\n    haut()\n"},
}


@pytest.fixture(params=LEVELS, ids=lambda path: path.stem)
def text(request):
    return request.param.read_text(encoding="utf-8")


@pytest.mark.parametrize("field", ACTS)
def test_one_field_changes_and_no_other(text, field):
    before, changed = yaml.safe_load(text), act(text, ACTS[field])
    after = yaml.safe_load(changed)
    assert {name for name in {**before, **after} if before.get(name) != after.get(name)} <= {field}
    comments = [line for line in text.splitlines() if line.startswith("#")]
    assert [line for line in changed.splitlines() if line.startswith("#")] == comments


def test_a_scenario_more_is_a_copy_of_the_last_and_is_taken_away_again(text):
    level, _problems = read_level(text)
    more = act(text, {"do": "add_map"})
    changed, problems = read_level(more)
    assert changed is not None, problems
    worlds = [start.world for start in changed.maps]
    assert worlds[:-1] == [start.world for start in level.maps]
    assert worlds[-1] == worlds[-2]
    again, _problems = read_level(act(more, {"do": "remove_map", "map": len(worlds) - 1}))
    assert [start.world for start in again.maps] == worlds[:-1]


@pytest.mark.parametrize(
    "wrong",
    [
        {"do": "cell", "map": 0, "x": 0, "y": 0, "letter": "o"},
        {"do": "count", "map": 0, "x": 0, "y": 0, "what": "items", "n": 2},
        {"do": "fence", "map": 0, "x": 0, "y": 0, "side": "left"},
        {"do": "turtle", "map": 0, "width": 3},
        {"do": "example", "map": 0, "name": "said", "value": "1"},
    ],
)
def test_the_hand_of_another_kind_changes_nothing(text, wrong):
    assert act(text, wrong) == text


def test_it_has_things_and_its_heroes_to_draw_with(text):
    seen = view(text)
    heroes = read_level(text)[0].maps[0].world.heroes
    assert seen.kind == "stage"
    assert [tool["letter"] for tool in seen.tools] == [*".#G*", *(f"@{name}" for name in heroes)]
    assert all(tool["label"] for tool in seen.tools)
