"""The examples of a text level as an author writes them: one value a line, answered or expected."""

import json
from typing import Any

from codeweek.authoring.draft.draft_maps import IN_MAP
from codeweek.authoring.draft.table_fields import Table, got, put
from codeweek.levels.files.yaml_nodes import read, typed
from codeweek.worlds.kinds import kinds

PARTS = ("inputs", "said")  # what is answered, and the lines expected


def by_lines(kind: str) -> bool:
    """Whether the maps of a kind are examples of values; the scenarios of a stage are not."""
    return {*PARTS} <= kinds()[kind].map_fields.keys()


def shown(example: Any, name: str) -> str:
    """The values of an example, one a line."""
    found = got(example, IN_MAP, name) if isinstance(example, dict) else None
    values = found if isinstance(found, list) else [] if found is None else [found]
    return "\n".join(map(line_of, values))


def with_part(example: Any, name: str, text: str, french: bool) -> Table:
    """The example with other values; without any, nothing is said of them."""
    changed: Table = dict(example) if isinstance(example, dict) else {}
    values = [value_of(line.strip()) for line in text.strip("\n").split("\n")] if text.strip() else None
    put(changed, IN_MAP, name, values, french)
    return changed


def line_of(value: Any) -> str:
    """A value on its line: a text stands in quotes where it would be read as another value."""
    if isinstance(value, str):
        plain = "\n" not in value and value == value.strip() and value_of(value) == value and value
        return value if plain else json.dumps(value, ensure_ascii=False)
    return json.dumps(value, ensure_ascii=False)


def value_of(line: str) -> Any:
    """A number, a list or a text in quotes, as a level file has them; any other line is a text."""
    if line[:1] not in ("[", '"'):
        value = typed(line)
        return value if type(value) in (int, float) else line
    root, _problems = read(f"value: {line}")
    value = root.value["value"] if root and isinstance(root.value, dict) and len(root.value) == 1 else None
    return line if value is None or isinstance(value.value, dict) else value.plain
