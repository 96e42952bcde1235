"""The entry point for the page: a JSON request in, a JSON answer out, never an exception."""

import ast
import base64
import json
import re
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from codeweek import data
from codeweek.blocks import blockly
from codeweek.blocks.definitions import can_show
from codeweek.blocks.script import Script
from codeweek.cause import cause
from codeweek.diagnostic import Diagnostic
from codeweek.engine.trace import Trace
from codeweek.levels import programs
from codeweek.levels.level import Level
from codeweek.levels.outgrown import fits
from codeweek.levels.spoken import adopted, spoken
from codeweek.play import builtin, inquiry, plant, predict, session
from codeweek.play.feedback.badges import badges
from codeweek.play.feedback.goal_strip import strip
from codeweek.play.feedback.narration import narrate
from codeweek.play.feedback.variables import boxes
from codeweek.play.judge import Verdict
from codeweek.play.melody import notes
from codeweek.play.session import Playback
from codeweek.program import Program
from codeweek.progress import course
from codeweek.text import Text
from codeweek.web_api import describe, serialize
from codeweek.web_api.request import Answer, Asked, RefusedError, get
from codeweek.worlds.kinds import kinds

if TYPE_CHECKING:
    from codeweek.packs.pack import Pack
    from codeweek.web_api import shapes as page
    from codeweek.web_api.on_demand.drafts import Drafts
    from codeweek.web_api.on_demand.inventing import Inventing
    from codeweek.web_api.on_demand.traps import Traps
    from codeweek.web_api.verbs.packs import ComicsTold, Described, Opened
    from codeweek.web_api.verbs.playing import (
        CheckedScript,
        Pictured,
        Played,
        PythonText,
        Source,
        StepTold,
        TrapFound,
        WorldTold,
    )

DEEPEST = 900  # brackets inside one another: more would end a Python that runs in a browser
ZIP = ".zip"  # the name of bytes that have none
MOST_PACKS = 10  # opened files that stay open
MOST_INPUTS = 100
PLAY = ("pack", "level", "language", "trap", "script", "inputs")  # all that a play depends on
PARTED = tuple(
    f"codeweek{rest}"
    for rest in ("", ".blocks", ".engine", ".levels", ".play", ".progress", ".web_api", ".worlds.robot")
)
_BRACKETS = re.compile(r'"(?:[^"\\]|\\.)*"?|[\[\]{}]', re.DOTALL)  # and whole texts


def handle(request: str) -> str:
    """Answer one request of the page."""
    return _DOOR.handle(request)


def prepare() -> None:
    """Load what every request needs, so that a memory snapshot taken now contains it."""
    for language in data.languages():
        data.text(language)
    for kind in kinds():
        programs.catalogue_of_kind(kind)
    ast.unparse(ast.Pass())  # loads what it needs for it


def reach(wheel: str) -> None:
    """Make the modules of another wheel of this package importable; the page fetches it when needed."""
    sys.path.append(wheel)
    for package in PARTED:
        import_module(package).__path__.append(f"{wheel}/{package.replace('.', '/')}")


@dataclass(frozen=True)
class _Played:
    """The last play with its request, cached as the next request is often about the same."""

    about: Asked
    level: Level
    script: Script
    traces: tuple[Trace, ...]


class Door:
    """Answers requests, each complete in itself; it caches the last opened packs."""

    def __init__(self) -> None:
        self.packs: dict[str, Pack] = {}
        self.played: _Played | None = None
        self.drafts: Drafts | None = None
        self.traps: Traps | None = None
        self.inventing: Inventing | None = None
        self.verbs: Mapping[str, Callable[[Asked, Text], Answer]] = {
            "describe": self._describe,
            "comics": self._comics,
            "open": self._open,
            "play": self._play,
            "python": self._python,
            "step": self._step,
            "picture": self._picture,
            "world": self._world,
            "check_script": self._check_script,
            "trap": self._trap,
            **dict.fromkeys(("read", "patch", "words"), self._typing),
            **dict.fromkeys(("code", "decode", "spell"), self._travel),
            **{f"draft_{verb}": self._draft for verb in ("new", "view", "act", "program", "offer", "solve")},
            **{f"invent_{verb}": self._invent for verb in ("show", "act", "prove")},
        }

    def handle(self, request: str) -> str:
        """The answer to a request: `ok` with the result, or a sentence `say` that tells why not."""
        text, doing = data.text(data.languages()[0]), "door"
        try:
            asked = _read(request)
            text, doing = _text(asked), get(asked, "do", str)
            verb = self.verbs.get(doing)
            if verb is None:
                raise RefusedError("door.not_understood")
            return json.dumps({"ok": True, **verb(asked, text)}, separators=(",", ":"))
        except RefusedError as refused:
            return json.dumps({"ok": False, "say": text.tell(refused.why)})
        except Exception as error:  # whatever happens, the page must hear of it: it has nobody else to ask
            return json.dumps({"ok": False, "say": text("ui.trouble.page"), "cause": cause(error, doing)})

    # What can be asked.

    def _describe(self, asked: Asked, text: Text) -> "Described":
        """A pack in the request's language: the course, or an opened one. Raises RefusedError."""
        found = self._pack(asked)
        return {"pack": describe.pack(found, text, get(asked, "pack", str, course.SHIPPED) == course.SHIPPED)}

    def _comics(self, asked: Asked, text: Text) -> "ComicsTold":
        """The comics of a pack. Raises RefusedError."""
        from codeweek.web_api.on_demand.comics import comics  # those of the course are files of the page

        return {"comics": comics(self._pack(asked), text)}

    def _pack(self, asked: Asked) -> "Pack":
        key = get(asked, "pack", str, course.SHIPPED)
        found = builtin.pack() if key == course.SHIPPED else self.packs.get(key)
        if found is None:
            raise RefusedError("door.no_level")
        return found

    def _open(self, asked: Asked, text: Text) -> "Opened":
        """The pack of a teacher's file, and its problems."""
        found = _opened(asked)
        from codeweek.authoring.validate import doubts  # as is all that only a teacher's file needs

        told = [*found.problems, *doubts(found.levels)]
        problems = [serialize.placed(problem, text) for problem in told]
        if not found.levels:
            return {"pack": None, "problems": problems}
        self.played = None  # it may have been on another pack of this key
        key = course.key_of(found)
        self.packs = {**{k: pack for k, pack in self.packs.items() if k != key}, key: found}
        while len(self.packs) > MOST_PACKS:
            del self.packs[next(iter(self.packs))]
        titles = {code: data.text(code).pick(found.title) for code in data.languages()}
        described = describe.pack(found, text)
        return {"pack": {**described, "titles": titles, "version": found.version}, "problems": problems}

    def _play(self, asked: Asked, text: Text) -> "Played":
        """Run a script on every map of its level."""
        level = self._level(asked)
        script = _script(level, asked)
        if isinstance(script, Diagnostic):
            return _unread(serialize.told(script, level, text))
        tries = max(1, get(asked, "tries", int, 1))
        shown = asked.get("shown") is True
        foreseen = _foreseen(level, asked, text)
        playback = session.play(level, script, text.language, _inputs(asked), tries, shown)
        self.played = _Played(_about(asked), level, script, playback.traces)
        first = predict.is_first(level, asked.get("first") is False, tries)
        verdict, right = _judged(level, script, playback, foreseen, first, text)
        return {
            **_source(playback.program, level, script, text),
            "sounds": notes(programs.catalogue_of(level), script),
            "heard": _heard(get(asked, "wears", str, ""), script, playback.traces),
            "problems": [serialize.told(problem, level, text) for problem in playback.problems],
            "runs": [serialize.run(trace, level, text) for trace in playback.traces],
            "verdict": serialize.verdict(verdict, level, text) if verdict else None,
            "asks": serialize.told(playback.asks, level, text) if playback.asks else None,
            "right": right,
        }

    def _python(self, asked: Asked, text: Text) -> "PythonText":
        """A script being built as Python, with the level's toolbox."""
        level = self._level(asked)
        script = _sure(_script(level, asked))
        return {
            **_source(programs.python_text(level, script, text.language), level, script, text),
            "begun": script == programs.start(level),
            "toolbox": describe.toolbox(level, script, text),
        }

    def _step(self, asked: Asked, text: Text) -> "StepTold":
        """The variables, loop turns, badges and sentence of one step of a play."""
        played, trace, index = self._moment(asked)
        before = dict(trace.names(index - 1)) if index else None
        found = [serialize.box(each) for each in boxes(trace.names(index), before, text)]
        told = (played.level, played.script, trace, index, text)
        written = [vars(badge) for badge in badges(*told)]
        tiles = strip(played.level, get(asked, "run", int, 0), trace.at(index).world)
        return {
            "boxes": found,
            "turns": list(trace.turns(index)),
            "badges": written,
            "say": narrate(*told),
            "goals": [serialize.goal(tile) for tile in tiles],
        }

    def _picture(self, asked: Asked, text: Text) -> "Pictured":
        """The picture of the first map after a script, for a gallery; as a drawing too, to take home."""
        level = self._level(asked)
        scene = session.last_picture(level, _sure(_script(level, asked)), text.language)
        if not get(asked, "drawing", bool, False):
            return {"scene": serialize.scene(scene)}
        from codeweek.report.drawing import alone  # few take one home

        return {"scene": serialize.scene(scene), "drawing": alone(scene)}

    def _world(self, asked: Asked, text: Text) -> "WorldTold":
        """A map of a level in words: at its start, or at a step of a play."""
        if asked.get("run") is not None:
            played, trace, index = self._moment(asked)
            return {"say": describe.told(played.level, trace.at(index).world, text)}
        level = self._level(asked)
        number = get(asked, "map", int, 0)
        if not 0 <= number < len(level.maps):
            raise RefusedError("door.not_understood")
        return {"say": describe.told(level, inquiry.seen(level, number), text)}

    def _check_script(self, asked: Asked, _text: Text) -> "CheckedScript":
        """A saved script, read and normalised by the core."""
        level = self._level(asked)
        script = _sure(blockly.load(programs.catalogue_of(level), asked.get("script")))
        if not can_show(programs.catalogue_of(level), script):
            raise RefusedError("door.not_shown")
        script = adopted(level, script)
        return {"script": describe.dressed(level, script), "fits": fits(level, script)}

    def _trap(self, asked: Asked, text: Text) -> "TrapFound":
        """Search a trap map for a winning script; the modules for it are loaded on demand."""
        from codeweek.web_api.on_demand.traps import Traps

        level = self._level(asked)
        self.traps = self.traps or Traps()
        return self.traps.look(level, _sure(_script(level, asked)), asked, text)

    def _typing(self, asked: Asked, text: Text) -> Answer:
        """Requests of the editable Python panel; its modules are loaded on demand."""
        from codeweek.web_api.on_demand.typing import answer

        return answer(self._level(asked), asked, text)

    def _travel(self, asked: Asked, text: Text) -> Answer:
        """Transfer codes; the modules for them are loaded on demand."""
        from codeweek.web_api.on_demand.codes import answer

        return answer(asked, text)

    def _draft(self, asked: Asked, text: Text) -> Answer:
        """Requests of the workshop; its modules are loaded on demand."""
        from codeweek.web_api.on_demand.drafts import Drafts

        self.drafts = self.drafts or Drafts()
        return self.drafts.answer(asked, text)

    def _invent(self, asked: Asked, text: Text) -> Answer:
        """Requests of a child who invents a level; their modules are loaded on demand."""
        from codeweek.web_api.on_demand.inventing import Inventing

        self.inventing = self.inventing or Inventing()
        return self.inventing.answer(asked, text)

    # What a request is about.

    def _level(self, asked: Asked) -> Level:
        id, key = get(asked, "level", str), get(asked, "pack", str, course.SHIPPED)
        if key == course.SHIPPED:
            level = builtin.level(id)
        else:
            level = self.packs[key].level(id) if key in self.packs else None
        if level is None:
            raise RefusedError("door.no_level")
        level = spoken(level, _text(asked).language)
        return _trapped(level, asked["trap"]) if asked.get("trap") is not None else level

    def _moment(self, asked: Asked) -> tuple[_Played, Trace, int]:
        """The run and step of a request; a play that is not the cached one is played again."""
        number, index, about = get(asked, "run", int, 0), get(asked, "index", int, 0), _about(asked)
        played = self.played if self.played and self.played.about == about else self._again(asked, about)
        if not 0 <= number < len(played.traces):
            raise RefusedError("door.no_run")
        trace = played.traces[number]
        if not 0 <= index <= len(trace):
            raise RefusedError("door.not_understood")
        return played, trace, index

    def _again(self, asked: Asked, about: Asked) -> _Played:
        level = self._level(asked)
        script = _sure(_script(level, asked))
        playback = session.play(level, script, _text(asked).language, _inputs(asked))
        self.played = _Played(about, level, script, playback.traces)
        return self.played


def _read(request: str) -> Asked:
    try:
        asked = None if _deep(request) else json.loads(request)
    except (ValueError, RecursionError):
        asked = None
    if not isinstance(asked, dict):
        raise RefusedError("door.not_understood")
    return asked


def _deep(request: str) -> bool:
    """Whether brackets nest too deep, outside strings."""
    depth = 0
    for found in _BRACKETS.finditer(request):
        depth += {"[": 1, "{": 1, "]": -1, "}": -1}.get(found.group(), 0)
        if depth > DEEPEST:
            return True
    return False


def _trapped(level: Level, trap: Any) -> Level:
    """The level with the trap map of a request added."""
    from codeweek.web_api.on_demand.traps import with_trap

    return with_trap(level, trap)


def _text(asked: Asked) -> Text:
    language = asked.get("language")
    return data.text(language if language in data.languages() else data.languages()[0])


def _opened(asked: Asked) -> "Pack":
    from codeweek.packs import load  # PyYAML is slow to load, and only a teacher's file needs it

    name = PurePosixPath(get(asked, "name", str, "").replace("\\", "/")).name
    if isinstance(asked.get("base64"), str):
        try:
            return load.of_bytes(name or ZIP, base64.b64decode(asked["base64"], validate=True))
        except ValueError:
            raise RefusedError("door.not_understood") from None
    return load.of_texts({name or "level.yaml": get(asked, "text", str).removeprefix("\ufeff")})


def _script(level: Level, asked: Asked) -> Script | Diagnostic:
    """The script of a request; on a read-only level, the given one, or one of those to choose from."""
    if not programs.read_only(level):
        return blockly.load(programs.catalogue_of(level), asked.get("script"))
    offered = predict.scripts(level)
    sent = blockly.load(programs.catalogue_of(level), asked.get("script")) if offered else None
    return next((each for each in offered if each == sent), programs.start(level))


def _sure(script: Script | Diagnostic) -> Script:
    """A script that could be read. Raises RefusedError otherwise."""
    if isinstance(script, Diagnostic):
        raise RefusedError(script)
    return script


def _inputs(asked: Asked) -> list[Any]:
    """The inputs of a program; a text is what somebody typed."""
    inputs: list[Any] = get(asked, "inputs", list, [])
    if len(inputs) > MOST_INPUTS or not all(isinstance(value, str | int | float) for value in inputs):
        raise RefusedError("door.not_understood")
    return [session.answer(value) if isinstance(value, str) else value for value in inputs]


def _about(asked: Asked) -> Asked:
    """The cache key of a play: all that it depends on, its language included."""
    return {name: asked.get(name) for name in PLAY}


def _foreseen(level: Level, asked: Asked, text: Text) -> Any:
    """The child's prediction: the index of a choice, or a value; None for none."""
    if asked.get("choice") is None:
        foreseen = None if inquiry.inquires(level) else asked.get("foreseen")
        if foreseen is not None and not isinstance(foreseen, str | int | float):
            raise RefusedError("door.not_understood")
        return foreseen
    number, offered = get(asked, "choice", int), predict.choices(level, text)
    if not 0 <= number < len(offered):
        raise RefusedError("door.not_understood")
    return offered[number].value


def _judged(
    level: Level, script: Script, playback: Playback, foreseen: Any, first: bool, text: Text
) -> tuple[Verdict | None, int | None]:
    """The verdict, including the prediction if there was one; and the index of the right answer."""
    if playback.verdict is None:
        return None, None
    verdict = plant.judged(level, script, playback.verdict, playback.traces)
    if foreseen is None or level.predict is None:
        return verdict, None
    right = predict.right(level, verdict, playback.traces, text)
    if verdict.won or inquiry.inquires(level):
        verdict = predict.judged(level, verdict, playback.traces, foreseen, first)
    if inquiry.inquires(level) and verdict.won:
        right = next(i for i, each in enumerate(predict.choices(level, text)) if each.value == foreseen)
    return verdict, right


def _unread(problem: "page.Told") -> "Played":
    """The answer for a script that cannot be read."""
    return {
        "source": "",
        "lines": {},
        "notes": [],
        "sounds": {},
        "heard": [],
        "problems": [problem],
        "runs": [],
        "verdict": None,
        "asks": None,
        "right": None,
    }


def _source(program: Program, level: Level, script: Script, text: Text) -> "Source":
    lines = programs.lines_of(program, script)
    return {"source": program.source, "lines": lines, "notes": _notes(level, script, text)}


def _heard(worn: str, script: Script, traces: Iterable[Trace]) -> list[dict[str, str]]:
    """What is heard of runs by who wears a sound; nothing of them by others."""
    if not worn:
        return []
    from codeweek.play.wear.heard import heard_in  # few wear one

    return [heard_in(worn, script, trace) for trace in traces]


def _notes(level: Level, script: Script, text: Text) -> "list[page.Told]":
    """Remarks on a script that do not keep it from running."""
    if not script.loose:
        return []
    number = sum(len(stack) for stack in script.loose)
    note = Diagnostic("say.loose_blocks", {"n": number}, "note", block=script.loose[0][0].id)
    return [serialize.told(note, level, text)]


_DOOR = Door()
