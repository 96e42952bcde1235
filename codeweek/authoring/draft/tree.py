"""A level file as plain data, to be changed and written back."""

from codeweek.authoring.draft.table_fields import Table, got, words_in
from codeweek.levels.files.field_reader import meant
from codeweek.levels.files.parse import FIELDS
from codeweek.levels.files.yaml_nodes import read
from codeweek.worlds.kinds import kind_names, kinds


def plain_tree(text: str) -> Table | None:
    """The table of a level file; None when it cannot be read."""
    root, _ = read(text)
    return None if root is None else dict(root.plain)


def kind_of(tree: Table) -> str:
    """The kind of world of a level file; the robot's when it says none that is known."""
    kind = got(tree, FIELDS, "kind")
    return meant(str(kind), kind_names(kinds())) or "robot" if kind else "robot"


def look_of(tree: Table) -> str:
    """The look that a level file says, when its kind of world has it."""
    return meant(words_in(got(tree, FIELDS, "look"), ""), kinds()[kind_of(tree)].looks) or ""
