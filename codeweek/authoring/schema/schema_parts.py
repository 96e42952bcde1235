"""Building blocks of schemas: each sort of value in a file, as JSON Schema."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from codeweek.blocks.block_vocabulary import plain
from codeweek.levels.files.field_reader import Names
from codeweek.text import Text

Schema = dict[str, Any]

_SIGNS = "abcdefghijklmnopqrstuvwxyzàâäéèêëîïôöùûüç"  # letters as French writes them
_SPACES = "[ _-]"  # in the name of a field
_SPACE = "[ _]"  # in the word for a block


def names_pattern(names: Names) -> str:
    """All spellings of some names and of their other names."""
    return _whole(_spelled(word, _SPACES) for name, others in names.items() for word in (name, *others))


def words_pattern(words: Iterable[str]) -> str:
    """All spellings of the words for blocks, which may be written like calls."""
    return _whole((_spelled(word, _SPACE) for word in words), r"(\(\))?")


def _whole(spelled: Iterable[str], end: str = "") -> str:
    return f"^({'|'.join(dict.fromkeys(spelled))}){end}$"


def _spelled(word: str, space: str) -> str:
    return "".join(_letter(letter, space) for letter in plain(word))


def _letter(letter: str, space: str) -> str:
    if letter in " _":
        return space
    same = "".join(sign + sign.upper() for sign in _SIGNS if plain(sign) == letter)
    return f"[{same}]" if same else re.escape(letter)


TEXT: Schema = {"type": ["string", "number", "boolean", "null"]}
VALUE: Schema = {"type": ["string", "number", "boolean"]}
WORDS: Schema = {"$ref": "#/$defs/words"}
LISTED: Schema = {"$ref": "#/$defs/value"}
LISTED_MEANS: Schema = {"anyOf": [VALUE, {"type": "array", "items": LISTED}]}
BOOLEAN: Schema = {
    "anyOf": [
        {"type": "boolean"},
        {
            "type": "string",
            "pattern": names_pattern({"true": ("yes", "oui", "vrai", "false", "no", "non", "faux")}),
        },
    ]
}


def number(least: int, most: int) -> Schema:
    """A whole number within bounds."""
    return {"type": "integer", "minimum": least, "maximum": most}


def several(one: Schema, most: int | None = None, none: bool = True) -> Schema:
    """A list, or a single value; with `none`, also null."""
    items: Schema = {"type": "array", "items": one}
    if most is not None:
        items["maxItems"] = most
    if not none:
        items["minItems"] = 1
    return {"anyOf": [one, items, *([{"type": "null"}] if none else [])]}


def choice(names: Names, shown: Iterable[str] = ()) -> Schema:
    """One of several names; editors propose those `shown`."""
    return {
        "type": "string",
        "anyOf": [{"enum": list(dict.fromkeys([*names, *shown]))}, {"pattern": names_pattern(names)}],
    }


def block_word(words: Sequence[str], shown: Iterable[str]) -> Schema:
    """The word for a block; editors propose those `shown`."""
    return {"type": "string", "anyOf": [{"enum": sorted(shown)}, {"pattern": words_pattern(sorted(words))}]}


def fields(names: Names, values: Mapping[str, Schema]) -> Schema:
    """The values of fields, however their names are spelled."""
    return {names_pattern({name: names[name]}): value for name, value in values.items()}


def present(name: str, others: tuple[str, ...]) -> Schema:
    """A table that has a field, however its name is spelled."""
    return {"not": {"propertyNames": {"not": {"pattern": names_pattern({name: others})}}}}


@dataclass(frozen=True)
class Writer:
    """Makes the schemas of tables, their fields named in each language and explained in one.

    `kind`: the kind of world whose language files have the words of the fields of a `map`.
    """

    text: Text
    voices: tuple[Text, ...]
    defs: Schema = field(default_factory=dict)  # the schemas that others refer to
    kind: str = ""

    def words(self, path: str) -> str:
        """The words of a field in the language files: its `key` and its `text`."""
        own = f"{self.kind}.field.{path.removeprefix('map.')}"
        return own if path.startswith("map.") and self.text.find(own) else f"schema.{path}"

    def shared(self, name: str, value: Schema) -> Schema:
        """A reference to a schema that several places need."""
        if not value or "$ref" in value:
            return value
        self.defs[name] = value
        return {"$ref": f"#/$defs/{name}"}

    def fields(self, path: str, names: Names, values: Mapping[str, Schema]) -> Schema:
        """The values of fields by their usual names, which editors propose, and in any other spelling."""
        usual = {key: value for name, value in values.items() for key in self.key(f"{path}.{name}")}
        return {"properties": usual, "patternProperties": fields(names, values)}

    def key(self, path: str) -> tuple[str, ...]:
        """The names of a field: its own, and that of each language."""
        name = path.rpartition(".")[2]
        return tuple(dict.fromkeys([name, *(voice(f"{self.words(path)}.key") for voice in self.voices)]))

    def words_mean(self) -> Schema:
        """A text, or one for each language: what `WORDS` refers to."""
        names: Names = {voice.language: () for voice in self.voices}
        return {
            "type": [*TEXT["type"], "object"],
            "properties": dict.fromkeys(names, TEXT),
            "patternProperties": {names_pattern(names): TEXT},
            "additionalProperties": False,
        }

    def names_mean(self) -> Schema:
        """For each name of the programs, the same in other languages."""
        codes: Names = {voice.language: () for voice in self.voices}
        others: Schema = {
            "type": "object",
            "properties": dict.fromkeys(codes, TEXT),
            "patternProperties": {names_pattern(codes): TEXT},
            "additionalProperties": False,
        }
        return {"type": "object", "additionalProperties": others}

    def table(
        self,
        path: str,
        names: Names,
        values: Mapping[str, Schema],
        need: Sequence[str] = (),
        of: str = "",
    ) -> Schema:
        """A table of fields, no other and none twice; `of` what it is, when the same fields differ."""
        once = {name: self.shared(f"{of}{path}.{name}", values[name]) for name in names}
        told = {n: {"description": self.text(f"{self.words(f'{path}.{n}')}.text"), **once[n]} for n in names}
        return {
            "type": "object",
            **self.fields(path, names, told),
            "patternProperties": fields(names, once),
            "additionalProperties": False,
            **({"allOf": [self.needed(path, name, names[name]) for name in need]} if need else {}),
            "dependentSchemas": self._once(path, names),
        }

    def needed(self, path: str, name: str, others: tuple[str, ...]) -> Schema:
        """A table that must have a field; the plain spellings first, for the sentence an editor shows."""
        plainly = [{"required": [key]} for key in self.key(f"{path}.{name}")]
        return {"anyOf": [*plainly, present(name, others)]}

    def _once(self, path: str, names: Names) -> Schema:
        """A field by one name only."""
        keys = {name: self.key(f"{path}.{name}") for name in names}
        return {
            key: {"properties": {other: False for other in same if other != key}}
            for same in keys.values()
            if len(same) > 1
            for key in same
        }

    def modes(self, names: Names) -> list[str]:
        """What each language calls the ways to play."""
        return [voice(f"schema.mode.{name}.key") for voice in self.voices for name in names]

    def asks(self, names: Iterable[str]) -> list[str]:
        """What each language calls the questions of a prediction."""
        return [voice(f"schema.ask.{name}.key") for voice in self.voices for name in names]
