"""The view of a draft for an editor, even with errors in its text."""

from dataclasses import dataclass, field, replace
from typing import Any, TypedDict

from codeweek import data
from codeweek.authoring.draft import show, stage_draft
from codeweek.authoring.draft.blocks import choosable, offered, word_of
from codeweek.authoring.draft.draft_maps import IN_MAP, maps_of
from codeweek.authoring.draft.editable_map import COUNTS, DIGITS, LISTS, Drawing
from codeweek.authoring.draft.examples import by_lines, shown
from codeweek.authoring.draft.rule_form import (
    Control,
    Rule,
    Setting,
    controls,
    means_true,
    rules_in,
    settings,
    settings_in,
)
from codeweek.authoring.draft.table_fields import Table, got, words_in
from codeweek.authoring.draft.tree import kind_of, look_of, plain_tree
from codeweek.authoring.validate import prove
from codeweek.blocks.catalogue import Catalogue
from codeweek.diagnostic import Diagnostic
from codeweek.levels.files.field_reader import meant
from codeweek.levels.files.file_name import USUAL_FILE, level_file
from codeweek.levels.files.parse import ADULT, EVERYWHERE, FIELDS, MOST_HINTS
from codeweek.levels.files.prediction_fields import PREDICT
from codeweek.levels.level import MODES, WRITINGS, Level, Start
from codeweek.levels.programs import catalogue_of_kind
from codeweek.text import Text
from codeweek.worlds.kinds import Kind, kinds
from codeweek.worlds.stage.looks import FLAG, PICTURES
from codeweek.worlds.stage.stage_map import LETTERS

# What can be painted on a cell: its letter, its name in the language files, its picture.
TOOLS = (
    (".", "floor", ""),
    ("#", "wall", "wall"),
    ("G", "flag", "flag"),
    ("*", "item", "item"),
    ("o", "pot", "pot"),
    ("p", "paint", ""),
    (">", "start_east", "hero"),
    ("v", "start_south", "hero"),
    ("<", "start_west", "hero"),
    ("^", "start_north", "hero"),
)
USUAL_LOOK = "village"


class DraftMap(TypedDict):
    """A map: its rows, `counts` {items: {B1: 3}, …}, `marks` {paint: [B1], …}, `fences` [A1-B1].

    `inputs` and `said`, of an example: one value a line. `rules`: what is asked of a whole run, by field.
    """

    grid: list[str]
    counts: dict[str, dict[str, int]]
    marks: dict[str, list[str]]
    fences: list[str]
    hidden: bool
    inputs: str
    said: str
    rules: dict[str, Rule]
    width: int
    height: int


Offer = TypedDict("Offer", {"name": str, "label": str, "category": str, "in": bool})
Offer.__doc__ = """A block of the kind, and whether the level has it."""


class Tool(TypedDict):
    """What can be put on a cell."""

    letter: str
    label: str
    image: str


class DraftProblem(TypedDict):
    """What is not right, and where in the text."""

    line: int
    column: int
    field: str
    words: str
    severity: str


@dataclass(frozen=True)
class View:
    """The fields of a level file in one language.

    `more`: `adult.idea`, `predict.question`… by their names. `lines`: what is written of a stage, for each
    of its scenarios; `pictures`: the words of those that its heroes may have. `controls`: the form for what
    a map asks of a whole run; `settings`: that for what the level says of all its maps, in `values`.
    """

    title: str = ""
    name: str = USUAL_FILE  # for its file
    story: str = ""
    grade: str = ""
    mode: str = "make"
    writing: str = "blocks"
    kind: str = "robot"
    examples: bool = False  # its maps are examples, without a picture to draw
    look: str = USUAL_LOOK
    maps: list[DraftMap] = field(default_factory=list)
    toolbox: list[str] = field(default_factory=list)
    offers: list[Offer] = field(default_factory=list)
    given: str = ""
    extra: str = ""
    solution: str = ""
    model: str = ""
    hints: list[str] = field(default_factory=lambda: [""] * MOST_HINTS)
    more: dict[str, str] = field(default_factory=dict)
    problems: list[DraftProblem] = field(default_factory=list)
    tools: list[Tool] = field(default_factory=list)
    lines: list[dict[str, str]] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)
    controls: list[Control] = field(default_factory=list)
    settings: list[Control] = field(default_factory=list)
    values: dict[str, Setting] = field(default_factory=dict)


def view(draft: str, file: str = USUAL_FILE, text: Text | None = None) -> View:
    """The view of a draft in the language of a text, by default French."""
    text = text or data.text("fr")
    return replace(fields(draft, text), problems=problems(draft, file, text))


def fields(draft: str, text: Text, look: str = USUAL_LOOK) -> View:
    """The view without the checks that run programs, so it is fast. `look`: that of its chapter."""
    tree = plain_tree(draft) or {}
    kind = kind_of(tree)
    known, look = catalogue_of_kind(kind), look_of(tree) or look
    toolbox = list(dict.fromkeys(offered(known, _several(got(tree, FIELDS, "toolbox")))))
    on_stage = kind == "stage"
    maps = stage_draft.whole(tree) if on_stage else maps_of(tree)
    return View(
        title=_words(tree, "title", text),
        name=level_file(_words(tree, "title", text)),
        story=_words(tree, "story", text),
        grade=_words(tree, "class", text),
        mode=meant(_words(tree, "mode", text), MODES) or "make",
        writing=meant(_words(tree, "writing", text), WRITINGS) or "blocks",
        kind=kind,
        examples=by_lines(kind),
        look=look,
        maps=[_map(each, kinds()[kind]) for each in maps],
        toolbox=toolbox,
        offers=[_offer(known, name, text, name in toolbox) for name in choosable(known)],
        given=_words(tree, "given", text),
        extra=_words(tree, "extra", text),
        solution=_words(tree, "solution", text),
        model=_words(tree, "model", text),
        hints=_hints(tree, text),
        more=_more(tree, text),
        tools=_tools(look, text) if kind == "robot" else stage_tools(tree, look, text) if on_stage else [],
        lines=[stage_draft.written(each, text.language) for each in maps] if on_stage else [],
        pictures=stage_draft.pictures(text.language) if on_stage else [],
        controls=controls(kinds()[kind], text),
        settings=settings(kinds()[kind], text),
        values=settings_in(tree),
    )


def _words(tree: Table, name: str, text: Text) -> str:
    return words_in(got(tree, FIELDS, name), text.language)


def _several(found: Any) -> list[str]:
    """The words of a list; a lone one is a list of one."""
    found = found if isinstance(found, list) else [found]
    return [str(each) for each in found if isinstance(each, str | int)]


def _map(written: Any, kind: Kind) -> DraftMap:
    drawing = Drawing(written, False)
    hidden = got(written, IN_MAP, "hidden") if isinstance(written, dict) else None
    return {
        "grid": drawing.letters if drawing.height else [],
        "counts": {name: drawing.entries(name) for name in COUNTS},
        "marks": {name: [str(each) for each in drawing.listed(name)] for name in LISTS}
        | stage_draft.standing(written),
        "fences": [str(each) for each in drawing.listed("walls")],
        "hidden": means_true(hidden),
        "inputs": shown(written, "inputs"),
        "said": shown(written, "said"),
        "rules": rules_in(written, kind),
        "width": drawing.width,
        "height": drawing.height,
    }


def _offer(known: Catalogue, name: str, text: Text, is_in: bool) -> Offer:
    sides = ["", *known[name].bodies]  # « si … alors … sinon »
    parts = [part for side in sides for part in known.words.label(name, text.language, side)]
    label = " ".join(part.words or "…" for part in parts)
    if not any(part.words for part in parts):  # a box, a block of one's own: they have the child's names
        label = word_of(known, name, text.language).replace("_", " ")
    return {"name": name, "label": label, "category": known[name].category, "in": is_in}


def _hints(tree: Table, text: Text) -> list[str]:
    found = got(tree, FIELDS, "hints")
    hints = [words_in(each, text.language) for each in (found if isinstance(found, list) else [found])]
    return [*hints[:MOST_HINTS], *[""] * (MOST_HINTS - len(hints))]


def _more(tree: Table, text: Text) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, names in (("adult", ADULT), ("predict", PREDICT)):
        table = got(tree, FIELDS, name)
        inside = table if isinstance(table, dict) else {}
        found |= {f"{name}.{each}": words_in(got(inside, names, each), text.language) for each in names}
    del found["predict.choices"]
    return found


def problems(draft: str, file: str, text: Text) -> list[DraftProblem]:
    """The problems of a draft, errors first."""
    level, diagnostics = show.read_level(draft, file)
    told = [*diagnostics, *(prove(level) if level else ())]
    told.sort(key=lambda problem: problem.severity != "error")
    return [
        {
            "line": problem.line or 1,
            "column": problem.column or 1,
            "field": problem.field or "",
            "words": _remark(problem, text),
            "severity": problem.severity,
        }
        for problem in told
    ]


def _remark(problem: Diagnostic, text: Text) -> str:
    """What is told, after the text it is about: a missing one has no line of its own."""
    words, path = text.tell(problem, "adult"), (problem.field or "").partition("[")[0].split(".")
    about = text.find(".".join(["draft.field", *path[:2]])) or text.find(f"draft.field.{path[0]}")
    if not problem.key.startswith("prove.") or not isinstance(about, str):
        return words
    return text("draft.remark.about", about=about, words=words)


def _tools(look: str, text: Text) -> list[Tool]:
    named = [(letter, text(f"draft.tool.{name}"), image) for letter, name, image in TOOLS]
    named += [(digit, text("draft.tool.number", n=digit), "") for digit in DIGITS]
    return [
        {"letter": letter, "label": label, "image": f"robot/{look}/{image}" if image else ""}
        for letter, label, image in named
    ]


def stage_tools(tree: Table, look: str, text: Text) -> list[Tool]:
    """What can be put on a stage: things, then each hero."""
    world = next(filter(None, stage_draft.starts(tree)), None)
    item = world.stage.item if world else PICTURES["star"].image
    images = {"#": f"robot/{look}/wall", "G": FLAG, "*": item}
    things: list[Tool] = [
        {"letter": letter, "label": text(f"draft.tool.{name}"), "image": images.get(letter, "")}
        for letter, name, _image in TOOLS
        if letter in LETTERS
    ]
    cast = world.stage.cast if world else ()
    return things + [
        {"letter": f"{stage_draft.HERO_SIGN}{role.name}", "label": role.name, "image": role.costumes[0][1]}
        for role in cast
    ]


def bench(draft: str, seen: View, field: str = "solution") -> Level | None:
    """A level to build a program on, starting with the one in the field; None without a map.

    It offers the blocks of the draft, or every block when the draft offers none.
    """
    worlds = [each.world for each in show.shown(draft) if each is not None]
    if not worlds:
        return None
    return Level(
        "workshop/draft",
        seen.title,
        seen.kind,
        tuple(Start(world) for world in worlds),
        grade=seen.grade,
        toolbox=tuple(seen.toolbox or [offer["name"] for offer in seen.offers]),
        given=getattr(seen, field),
        solution=seen.solution,
        limit=seen.values["limit"],
        everywhere={name: 0 if seen.values[name] is None else seen.values[name] for name in EVERYWHERE},
        look=seen.look,
    )
