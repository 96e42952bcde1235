"""Requests of the page's workshop on a draft: show, change, build a program, search."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from codeweek.authoring.draft import level_acts
from codeweek.authoring.draft.draft_form import help_form, level_form
from codeweek.authoring.draft.live_search import LiveSearch
from codeweek.authoring.draft.paper import told
from codeweek.authoring.draft.show import Shown, shown
from codeweek.blocks import blockly
from codeweek.blocks.script import EMPTY, Script
from codeweek.diagnostic import Diagnostic
from codeweek.levels import programs
from codeweek.levels.files.file_name import USUAL_FILE
from codeweek.levels.level import Level
from codeweek.packs.file_mending import to_edit
from codeweek.text import Text
from codeweek.web_api import describe, serialize
from codeweek.web_api.on_demand.tunes_api import heard
from codeweek.web_api.opened import sent
from codeweek.web_api.request import Answer, Asked, RefusedError, get
from codeweek.worlds.music.score import INSTRUMENTS
from codeweek.worlds.music.state import World

if TYPE_CHECKING:
    from codeweek.web_api.verbs.draft_verbs import Building, DraftTune, Offered, Solved, Taken, TuneRoll
    from codeweek.web_api.verbs.draft_verbs import Shown as ShownDraft

PROGRAMS = ("solution", "given")
MOST_ACTS = 1000  # in one request: a stroke over the largest map has half of them
MOST_SLICES = 200  # of a search, in one request


class Drafts:
    """Answers requests on drafts, and keeps the running search."""

    def __init__(self) -> None:
        self.live = LiveSearch("")

    def answer(self, asked: Asked, text: Text) -> Answer:
        """Answer a request; the text of the draft is its whole state."""
        verb = get(asked, "do", str)
        if verb == "draft_new":
            return _shown(level_acts.new(text.language, get(asked, "kind", str, "robot")), text)
        if verb == "draft_open":
            return _taken(asked, text)
        draft = get(asked, "text", str)
        if verb == "draft_act":
            return _shown(_changed(draft, asked, text), text)
        if verb == "draft_program":
            return _program(draft, asked, text)
        if verb == "draft_tune":
            return _tune(draft, asked)
        if verb == "draft_offer":
            return _offered(draft, asked, text)
        return self._solve(draft, asked, text) if verb == "draft_solve" else _shown(draft, text)

    def _solve(self, draft: str, asked: Asked, text: Text) -> "Solved":
        """Continue the search for a draft's shortest programs; another draft starts a new one."""
        if self.live.draft != draft:
            self.live = LiveSearch.of(draft)
        self.live.go(max(1, min(get(asked, "slices", int, 1), MOST_SLICES)))
        return {
            "over": self.live.over,
            "say": " ".join(text.tell(diagnostic, "adult") for diagnostic in self.live.told()),
            "good": self.live.good,
            "sure": self.live.sure,
            "program": self.live.shortest(text.language),
        }


def _taken(asked: Asked, text: Text) -> "Taken":
    """The text of a file, its slips mended."""
    name, content = sent(asked)
    mended_file = to_edit(name, content)
    diagnostic = Diagnostic("mend.opened") if mended_file.text is not None else mended_file.told[0]
    say = text.tell(diagnostic, "adult") if mended_file.changed else ""
    return {"name": mended_file.name, "text": mended_file.text, "mended": mended_file.changed, "say": say}


def _shown(draft: str, text: Text) -> "ShownDraft":
    """The view of a draft, with the picture and the sheet of each map that has one."""
    seen, maps = level_acts.view(draft, USUAL_FILE, text), shown(draft)
    papers = [each.paper if each else None for each in maps]
    return {
        "text": draft,
        "view": asdict(seen),
        "forms": [level_form(seen, map, text) for map in range(max(1, len(seen.maps)))],
        "helps": help_form(seen, text),
        "scenes": [None if each is None else serialize.scene(each.scene) for each in maps],
        "sheets": [None if paper is None else {**paper, "told": told(paper, text)} for paper in papers],
        "rolls": [_roll(each, text) for each in maps],
    }


def _roll(found: Shown | None, text: Text) -> "TuneRoll | None":
    """The roll of a tune, with the pictures of its pages."""
    roll = found.roll(text) if found else None
    if found is None or roll is None:
        return None
    choices = {name: text(f"blocks.instrument_name.choices.{name}") for name in INSTRUMENTS}
    return {**roll, "choices": choices, "scenes": [serialize.scene(page) for page in found.pages(text)]}


def _tune(draft: str, asked: Asked) -> "DraftTune":
    """What is heard of the tune of a map. Raises RefusedError where there is none."""
    maps, index = shown(draft), get(asked, "map", int, 0)
    found = maps[index] if 0 <= index < len(maps) else None
    if found is None or not isinstance(found.world, World) or found.world.wanted is None:
        raise RefusedError("door.not_understood")
    return {"tune": heard(found.world.wanted)}


def _changed(draft: str, asked: Asked, text: Text) -> str:
    """The draft after some acts in order. Raises RefusedError for one that is no table."""
    wanted = get(asked, "acts", list)
    if len(wanted) > MOST_ACTS or not all(isinstance(each, Mapping) for each in wanted):
        raise RefusedError("door.not_understood")
    for each in wanted:
        draft = level_acts.act(draft, _written(draft, each, text) if each.get("do") == "program" else each)
    return draft


def _written(draft: str, act: Mapping[str, Any], text: Text) -> Mapping[str, Any]:
    """The act that writes a program built with blocks into its field."""
    level = _bench(draft, text)
    source = programs.python_text(level, _script(level, act), text.language).source
    return {"do": "set", "field": _field(act), "value": source, "language": text.language}


def _program(draft: str, asked: Asked, text: Text) -> "Building":
    """The blocks, toolbox and program for building a program of the draft."""
    level, field = _bench(draft, text), _field(asked)
    source = getattr(level_acts.view(draft, USUAL_FILE, text), field)
    reading = programs.read_in(level, source)
    start = EMPTY if reading.problems else reading.script
    blocks = describe.blocks([level], text)
    saved = blockly.save(start, programs.catalogue_of(level))
    return {"blocks": blocks, "toolbox": describe.toolbox(level, start, text), "start": saved}


def _offered(draft: str, asked: Asked, text: Text) -> "Offered":
    """The toolbox beside a program that is being built."""
    level = _bench(draft, text)
    return {"toolbox": describe.toolbox(level, _script(level, asked), text)}


def _bench(draft: str, text: Text) -> Level:
    """A level with the draft's blocks, or all blocks when it has none yet."""
    seen = level_acts.view(draft, USUAL_FILE, text)
    offered = seen.toolbox or [offer["name"] for offer in seen.offers]
    return Level("draft", seen.title, seen.kind, (), toolbox=tuple(offered))


def _field(asked: Asked) -> str:
    field: str = get(asked, "field", str, "solution")
    if field not in PROGRAMS:
        raise RefusedError("door.not_understood")
    return field


def _script(level: Level, asked: Asked) -> Script:
    script = blockly.load(programs.catalogue_of(level), asked.get("script"))
    if isinstance(script, Diagnostic):
        raise RefusedError(script)
    return script
