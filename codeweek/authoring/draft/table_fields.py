"""Reads and sets the fields of a table under the names that its author used."""

from collections.abc import Mapping
from typing import Any

from codeweek.levels.files.field_reader import Names, meant
from codeweek.levels.files.parse import FIELDS

Table = dict[str, Any]


def is_french(tree: Mapping[str, Any]) -> bool:
    """Whether a level file has French keys."""
    return any(key not in FIELDS and meant(key, FIELDS) for key in tree)


def key_of(table: Mapping[str, Any], names: Names, name: str) -> str | None:
    """The key of a field in a table; None when it is not there."""
    return next((key for key in table if meant(key, names) == name), None)


def got(table: Mapping[str, Any], names: Names, name: str) -> Any:
    """The value of a field, or None."""
    key = key_of(table, names, name)
    return None if key is None else table[key]


def put(table: Table, names: Names, name: str, value: Any, french: bool) -> None:
    """Set a field, a new one in the usual order; None removes it."""
    key = key_of(table, names, name)
    if value is None:
        if key is not None:
            del table[key]
    elif key is not None:
        table[key] = value
    else:
        _insert(table, names, name, value, french)


def _insert(table: Table, names: Names, name: str, value: Any, french: bool) -> None:
    order = list(names)
    ranks = {key: order.index(found) for key in table if (found := meant(key, names))}
    before = [key for key, rank in ranks.items() if rank < order.index(name)]
    last = max(before, key=lambda key: ranks[key], default=None)
    added = names[name][0] if french and names[name] else name
    entries = list(table.items())
    at = 0 if last is None else list(table).index(last) + 1
    table.clear()
    table.update([*entries[:at], (added, value), *entries[at:]])


def with_words(old: Any, value: str, language: str, several: bool) -> Any:
    """A translated text with new words in one language; `several`: a new text is a table by language."""
    if isinstance(old, dict):
        return {**old, language: value} if value or language in old else old
    if isinstance(old, str) and old and several and language != "fr":
        return {"fr": old, language: value}
    if old is None and several:
        return {language: value}
    return value


def words_in(value: Any, language: str) -> str:
    """A translated text in a language, else in another; any value of a file is accepted."""
    if isinstance(value, dict):
        value = value[language] if language in value else next((each for each in value.values() if each), "")
    return "" if value is None or isinstance(value, list | dict) else str(value)
