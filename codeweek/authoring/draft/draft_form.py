"""The forms of a level being written, as both workshops draw them."""

from collections.abc import Iterable, Iterator
from typing import Any, TypedDict

from codeweek.authoring.draft.draft_view import View
from codeweek.authoring.draft.rule_form import Control, Option
from codeweek.authoring.draft.stage_draft import OWN, SEVERAL, SHARED
from codeweek.authoring.readability import CLASSES
from codeweek.levels.files.parse import ADULT
from codeweek.levels.level import ENDS, MODES, WRITINGS
from codeweek.text import Text
from codeweek.worlds.kinds import kinds

ASKS = ("cell", "bag", "said", ENDS)
NONE = ("", "—")  # no class, nothing to foresee
FEW, MANY = 2, 6  # lines of a box that is as high as what is written in it


Value = str | int | bool | None
Act = dict[str, Any]  # without the value that it gives


class FormField(TypedDict):
    """A field of a form: its label, its value, and the act that gives it another, which `value` is added to.

    `sort`: `lines` of text, a `choice`, a `number` up to `most` or a `switch`; a `head` and a `note` are only
    to be read. `none`: what no number is called. `brief`: it may stand beside others.
    """

    name: str
    sort: str
    label: str
    value: Value
    act: Act
    rows: int
    options: list[Option]
    none: str
    most: int
    brief: bool


def level_form(seen: View, map: int, text: Text) -> list[FormField]:
    """What the child reads, what sort of level it is, and what the map shown adds to it."""
    form = _Form(map, text)
    known = [(kind, text.first(f"draft.kind.{kind}", f"schema.kind.{kind}.text")) for kind in kinds()]
    return [
        form.box("title", seen.title),
        form.box("story", seen.story, 3),
        form.choice("kind", seen.kind, known, 2),
        form.choice("mode", seen.mode, form.called("mode", MODES)),
        *(_example(seen, map, form) if seen.examples else ()),
        *(_stage(seen, map, form) if seen.lines else ()),
        *(_predicting(seen, form) if seen.mode == "predict" else ()),
        form.choice("class", seen.grade, [*((grade, grade) for grade in CLASSES), NONE], 2),
        *(form.control(each, each["name"], seen.values[each["name"]]) for each in seen.settings),
        form.choice("writing", seen.writing, form.called("writing", WRITINGS)),
        *(_rules(seen, map, form) if seen.maps and seen.controls else ()),
    ]


def help_form(seen: View, text: Text) -> list[FormField]:
    """The hints for the child, then help for the adult."""
    hints = enumerate(seen.hints)
    return [
        *(_Form(n, text).box(f"hint.{n}", hint, 2, "hint", {"do": "hint", "index": n}) for n, hint in hints),
        *(_Form(0, text).box(f"adult.{name}", seen.more[f"adult.{name}"], 4) for name in ADULT),
    ]


def _example(seen: View, map: int, form: "_Form") -> Iterator[FormField]:
    """The example shown: what is answered, and what is to be written."""
    shown = seen.maps[map] if seen.maps else None
    for name, value in (("inputs", shown and shown["inputs"]), ("said", shown and shown["said"])):
        value, act = value or "", {"do": "example", "map": map, "name": name}
        yield form.box(f"example.{name}", value, _high(value), act=act)


def _stage(seen: View, map: int, form: "_Form") -> Iterator[FormField]:
    """What stands on the stage, then the scenario shown."""
    for name in (*SHARED, *OWN):
        value = seen.lines[map][name]
        rows = _high(value) if name in SEVERAL else 1
        yield form.box(f"stage.{name}", value, rows, act={"do": "stage", "map": map, "name": name})
        if name == "heroes":
            yield form.words("note", "stage_pictures", words=", ".join(seen.pictures))


def _predicting(seen: View, form: "_Form") -> Iterator[FormField]:
    """What is to be foreseen."""
    yield form.choice("predict.ask", seen.more["predict.ask"], [*form.called("ask", ASKS), NONE])
    yield form.box("predict.question", seen.more["predict.question"], 2)


def _rules(seen: View, map: int, form: "_Form") -> Iterator[FormField]:
    """What the map shown asks of the whole run."""
    if len(seen.maps) > 1:
        yield form.words("head", "of_map")
    for control in seen.controls:
        name, rules = control["name"], seen.maps[map]["rules"]
        yield form.control(control, f"rule.{name}", rules[name], {"do": "rule", "map": map, "name": name})


def _high(value: str) -> int:
    return max(FEW, min(MANY, value.count("\n") + 2))


class _Form:
    """Makes the fields; their words may say the number of the map, or of a hint."""

    def __init__(self, number: int, text: Text) -> None:
        self.number, self.text = number, text

    def called(self, name: str, values: Iterable[str]) -> list[tuple[str, str]]:
        """Some values, each with its words."""
        return [(value, self.text(f"draft.{name}.{value}")) for value in values]

    def box(self, name: str, value: str, rows: int = 1, words: str = "", act: Act | None = None) -> FormField:
        """Some lines to write."""
        return self._field(name, "lines", value, words or name, act, rows=rows)

    def choice(self, name: str, value: str, options: Iterable[tuple[str, str]], rows: int = 1) -> FormField:
        """One of some values."""
        made = [Option(value=each, label=label) for each, label in options]
        return self._field(name, "choice", value, name, None, rows=rows, options=made, brief=True)

    def control(self, control: Control, name: str, value: Value, act: Act | None = None) -> FormField:
        """A field that is declared by its type."""
        sort = "choice" if control["options"] else "number" if control["most"] else "switch"
        none = [Option(value="", label=control["none"])] if control["options"] else []
        more = {"options": [*none, *control["options"]], "none": control["none"], "most": control["most"]}
        made = self._field(name, sort, value, "", act, brief=True, **more)
        return {**made, "label": control["label"]}

    def words(self, sort: str, name: str, **slots: str) -> FormField:
        """Words between the fields."""
        label = self.text(f"draft.form.{name}", number=self.number + 1, **slots)
        return {**self._field(name, sort, "", "", None, brief=sort == "head"), "label": label}

    def _field(
        self,
        name: str,
        sort: str,
        value: Value,
        words: str,
        act: Act | None,
        **more: Any,
    ) -> FormField:
        key = f"draft.form.{words.replace('.', '_')}"
        return {
            "name": name,
            "sort": sort,
            "label": self.text(key, number=self.number + 1) if words else "",
            "value": value,
            "act": {"language": self.text.language, **(act or {"do": "set", "field": name})},
            "rows": more.get("rows", 1),
            "options": more.get("options", []),
            "none": more.get("none", ""),
            "most": more.get("most", 0),
            "brief": more.get("brief", False),
        }
