"""Sets a field of a level file, in the form it has or the usual one."""

from typing import Any

from codeweek.authoring.draft.fresh import kind_word, new
from codeweek.authoring.draft.rule_form import means_true
from codeweek.authoring.draft.table_fields import Table, got, key_of, put, with_words
from codeweek.authoring.draft.tree import kind_of, plain_tree
from codeweek.levels.files.field_reader import Names, meant
from codeweek.levels.files.parse import ADULT, FIELDS, LEVEL_FIELDS, MOST_HINTS
from codeweek.levels.files.prediction_fields import PREDICT
from codeweek.levels.level import MODES, PROGRAMS, TYPED, WRITINGS
from codeweek.worlds.fields import Flag, Line, Type, Whole, Word
from codeweek.worlds.kinds import kinds

INSIDE: dict[str, Names] = {"adult": ADULT, "predict": PREDICT}
# Fields that another kind of world does not use.
OF_KIND = ("map", "maps", "toolbox", *PROGRAMS, "names", "goals", "said", "inputs", "predict", "look")

SAID = ("story", "hints", "adult")  # what a new level of each kind says in its own way


def set_field(tree: Table, name: str, value: Any, language: str, french: bool) -> None:
    """Set a field, by its type where it has one; does nothing when the value does not fit."""
    table, _, inside = name.partition(".")
    text = value if isinstance(value, str) else None
    if name in LEVEL_FIELDS and (type := LEVEL_FIELDS[name].type):
        _set_typed(tree, name, type, value, language, french)
    elif inside in INSIDE.get(table, {}) and text is not None:
        _set_inside(tree, table, inside, text, language, french)
    elif name == "look" and text is not None:
        _set_line(tree, name, text.strip(), french)
    elif name == "mode" and text is not None and text in MODES:
        _set_word(tree, name, text, MODES, "make", french)
        if text in TYPED:
            _set_word(tree, "writing", "text", WRITINGS, "blocks", french)
    elif name == "kind" and text is not None and text in kinds():
        _set_kind(tree, text, french)


def _set_typed(tree: Table, name: str, kind: Type, value: Any, language: str, french: bool) -> None:
    match kind, value:
        case Whole(_, most), None | int() if value is None or (value is not True and 1 <= value <= most):
            put(tree, FIELDS, name, value, french)
        case Flag(), bool():
            _set_switch(tree, name, value, french)
        case Word(names), str() if value in names:
            _set_word(tree, name, value, names, next(iter(names)), french)
        case Line(spoken=True), str():
            words = with_words(got(tree, FIELDS, name), value, language, _speaks_several(tree))
            put(tree, FIELDS, name, words if _says(words) or name == "title" else None, french)
        case Line(), str() if name in PROGRAMS:
            _set_program(tree, name, value, french)
        case Line(), str():
            _set_line(tree, name, value.strip(), french)


def _set_inside(tree: Table, name: str, inside: str, value: str, language: str, french: bool) -> None:
    found = got(tree, FIELDS, name)
    if found is not None and not isinstance(found, dict):
        return
    table = dict(found or {})
    words: Any = value.strip() or None
    if (name, inside) not in (("predict", "ask"), ("predict", "choices")):
        words = with_words(got(table, INSIDE[name], inside), value, language, _speaks_several(tree))
    if inside != "choices":
        put(table, INSIDE[name], inside, words if _says(words) else None, french)
        put(tree, FIELDS, name, table or None, french)


def _set_program(tree: Table, name: str, value: str, french: bool) -> None:
    """Set a program as a `|` block; an empty one removes the field."""
    old = got(tree, FIELDS, name)
    new_text = value.replace("\r\n", "\n").rstrip()
    if old is None or str(old).rstrip() != new_text:
        put(tree, FIELDS, name, f"{new_text}\n" if new_text else None, french)


def _set_line(tree: Table, name: str, value: str, french: bool) -> None:
    old = got(tree, FIELDS, name)
    if old is None or str(old) != value:
        put(tree, FIELDS, name, value or None, french)


def _set_switch(tree: Table, name: str, value: bool, french: bool) -> None:
    if value != means_true(got(tree, FIELDS, name)):
        put(tree, FIELDS, name, value or None, french)


def _set_word(tree: Table, name: str, word: str, names: Names, usual: str, french: bool) -> None:
    old = got(tree, FIELDS, name)
    if (meant(str(old), names) if old else usual) != word:
        put(tree, FIELDS, name, names[word][0] if french and names[word] else word, french)


def _set_kind(tree: Table, kind: str, french: bool) -> None:
    """Set the kind of world, with the map, blocks and solution of a new level, and unchanged words."""
    if kind == kind_of(tree):
        return
    language = "fr" if french else "en"
    before, fresh = (plain_tree(new(language, each)) or {} for each in (kind_of(tree), kind))
    told = [name for name in SAID if _plain(got(tree, FIELDS, name)) == _plain(got(before, FIELDS, name))]
    for name in (*OF_KIND, *told):
        put(tree, FIELDS, name, got(fresh, FIELDS, name), french)
    key = kind != "robot" or key_of(tree, FIELDS, "kind")
    put(tree, FIELDS, "kind", kind_word(kind, french) if key else None, french)


def _plain(value: Any) -> Any:
    """What is written, whatever the quotes around it are."""
    if isinstance(value, dict):
        return {str(name): _plain(each) for name, each in value.items()}
    return [_plain(each) for each in value] if isinstance(value, list) else value and str(value)


def set_hint(tree: Table, index: int, value: str, language: str, french: bool) -> None:
    """Set one of three hints; empty ones at the end are removed."""
    found = got(tree, FIELDS, "hints")
    hints = list(found) if isinstance(found, list) else [] if found is None else [found]
    if index >= MOST_HINTS or (index >= len(hints) and not value):
        return
    several = _speaks_several(tree)
    hints += [""] * (index + 1 - len(hints))
    hints[index] = with_words(hints[index] or None, value, language, several)
    while hints and not _says(hints[-1]):
        hints.pop()
    put(tree, FIELDS, "hints", hints or None, french)


def _speaks_several(tree: Table) -> bool:
    """Whether a file gives its texts in a table by language."""
    return any(isinstance(got(tree, FIELDS, name), dict) for name in ("title", "story"))


def _says(words: Any) -> bool:
    """Whether a translated text is not empty in some language."""
    return any(words.values()) if isinstance(words, dict) else bool(words)
