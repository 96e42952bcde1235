"""What is told of a program that runs: all of it, or one step of it later."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from codeweek.blocks.script import Script
from codeweek.diagnostic import Diagnostic
from codeweek.engine.trace import Trace
from codeweek.levels import programs
from codeweek.levels.level import Level
from codeweek.play import bug_tasks, inquiry, predict, session
from codeweek.play.feedback.goal_strip import strip
from codeweek.play.feedback.narration import narrate
from codeweek.play.feedback.step_answers import badges
from codeweek.play.feedback.variables import beside, boxes
from codeweek.play.judge import Verdict
from codeweek.play.melody import notes
from codeweek.play.session import Playback, answered
from codeweek.text import Text
from codeweek.web_api import block_scripts, describe, serialize
from codeweek.web_api.opened import Packs
from codeweek.web_api.request import Asked, RefusedError, get, text_of

if TYPE_CHECKING:
    from codeweek.web_api import shapes as page
    from codeweek.web_api.verbs.play_verbs import Played, StepTold, TypedTold, WorldTold

MOST_INPUTS = 100
PLAY = ("pack", "level", "language", "trap", "script", "inputs")  # all that a play depends on
GAME = "game"  # and what is told of one that a child plays


@dataclass(frozen=True)
class Play:
    """One with its request."""

    about: Asked
    level: Level
    script: Script
    traces: tuple[Trace, ...]


class Plays:
    """Runs programs of levels of `packs`; the last play stays, as the next request is often about it."""

    def __init__(self, packs: Packs) -> None:
        self.packs = packs
        self.last: Play | None = None

    def forget(self) -> None:
        """The levels are others."""
        self.last = None

    def play(self, asked: Asked, text: Text) -> "Played":
        """Run a script on every map of its level. Raises RefusedError."""
        level = self.packs.level(asked)
        script = block_scripts.loaded(level, asked)
        if isinstance(script, Diagnostic):
            return _unread(serialize.message(script, level, text))
        tries = max(1, get(asked, "tries", int, 1))
        shown = asked.get("shown") is True
        foreseen = _foreseen(level, asked, text)
        playback = session.play(level, script, text.language, _inputs(asked), tries, shown)
        to = (level, text, script.text is not None)
        self.last = Play({**_about(asked), GAME: None}, level, script, playback.traces)
        first = predict.is_first(level, asked.get("first") is False, tries)
        verdict, right = _judged(level, script, playback, foreseen, first, text)
        return {
            **block_scripts.source(playback.program, level, script, text),
            "sounds": notes(programs.catalogue_of(level), script),
            "heard": _heard(get(asked, "wears", str, ""), script, playback.traces),
            "problems": [serialize.message(problem, *to) for problem in playback.problems],
            "runs": [serialize.run(trace, *to) for trace in playback.traces],
            "verdict": serialize.verdict(verdict, *to) if verdict else None,
            "asks": serialize.message(playback.asks, *to) if playback.asks else None,
            "right": right,
        }

    def step(self, asked: Asked, text: Text) -> "StepTold":
        """The variables, loop turns, badges and sentence of a step of a play. Raises RefusedError."""
        played, trace, index = self._moment(asked)
        before = dict(trace.names(index - 1)) if index else None
        names = beside(played.level, trace.names(index))
        found = [serialize.box(box) for box in boxes(names, before, text)]
        told = (played.level, played.script, trace, index, text)
        written = [vars(badge) for badge in badges(*told)]
        tiles = strip(played.level, get(asked, "run", int, 0), trace.at(index).world)
        return {
            "boxes": found,
            "turns": list(trace.turns(index)),
            "badges": written,
            "say": narrate(*told),
            **_typed(asked, *told),
            "goals": [serialize.goal(tile) for tile in tiles],
        }

    def world(self, asked: Asked, text: Text) -> "WorldTold":
        """A map of a level in words: at its start, or at a step of a play. Raises RefusedError."""
        level, worlds = self.worlds(asked)
        return {"say": describe.narration(level, worlds[-1], text)}

    def worlds(self, asked: Asked) -> tuple[Level, list[Any]]:
        """A level, and its worlds up to a step of a play; its start without a run. Raises RefusedError."""
        if asked.get("run") is not None:
            played, trace, index = self._moment(asked)
            seen = trace.columns()
            return played.level, [seen.worlds[number] for number in seen.shown[: index + 1]]
        level = self.packs.level(asked)
        number = get(asked, "map", int, 0)
        if not 0 <= number < len(level.maps):
            raise RefusedError("door.not_understood")
        return level, [inquiry.seen(level, number)]

    def _moment(self, asked: Asked) -> tuple[Play, Trace, int]:
        """The run and step of a request; a play that is not the cached one is played again."""
        number, index = get(asked, "run", int, 0), get(asked, "index", int, 0)
        about = {**_about(asked), GAME: asked.get(GAME)}
        played = self.last if self.last and self.last.about == about else self._again(asked, about)
        if not 0 <= number < len(played.traces):
            raise RefusedError("door.no_run")
        trace = played.traces[number]
        if not 0 <= index <= len(trace):
            raise RefusedError("door.not_understood")
        return played, trace, index

    def _again(self, asked: Asked, about: Asked) -> Play:
        level = self.packs.level(asked)
        script = block_scripts.script(level, asked)
        if about[GAME] is None:
            traces = session.play(level, script, text_of(asked).language, _inputs(asked)).traces
        else:
            from codeweek.web_api.on_demand.games_api import film  # few levels have games

            traces = (film(level, script, asked),)
        self.last = Play(about, level, script, traces)
        return self.last


def _typed(asked: Asked, level: Level, script: Script, trace: Trace, index: int, text: Text) -> "TypedTold":
    if script.text is None:
        return {}
    from codeweek.web_api.on_demand.typing_api import seen  # comes with what is typed

    return seen(level, trace, index, get(asked, "typed", str, ""), text)


def _inputs(asked: Asked) -> list[Any]:
    """The inputs of a program; a text is what somebody typed."""
    inputs: list[Any] = get(asked, "inputs", list, [])
    if len(inputs) > MOST_INPUTS or not all(isinstance(value, str | int | float) for value in inputs):
        raise RefusedError("door.not_understood")
    return [answered(value) if isinstance(value, str) else value for value in inputs]


def _about(asked: Asked) -> Asked:
    """The cache key of a play: all that it depends on, its language included."""
    return {name: asked.get(name) for name in PLAY}


def _foreseen(level: Level, asked: Asked, text: Text) -> Any:
    """The child's prediction: the index of a choice, or a value; None for none."""
    if asked.get("choice") is None:
        foreseen = None if inquiry.inquires(level) and level.part is None else asked.get("foreseen")
        listed = isinstance(foreseen, list) and level.part is None
        if foreseen is not None and (listed or not _is_written(foreseen)):
            raise RefusedError("door.not_understood")
        return foreseen
    number, offered = get(asked, "choice", int), predict.ballot(level, text)
    if not 0 <= number < len(offered):
        raise RefusedError("door.not_understood")
    return offered[number].value


def _is_written(foreseen: Any) -> bool:
    """Whether it may be what a person has written: a value, or the cells of a table."""
    if isinstance(foreseen, list):
        return len(foreseen) <= MOST_INPUTS and all(map(_is_written, foreseen))
    return isinstance(foreseen, str | int | float)


def _judged(
    level: Level, script: Script, playback: Playback, foreseen: Any, first: bool, text: Text
) -> tuple[Verdict | None, int | None]:
    """The verdict, including the prediction if there was one; and the index of the right answer."""
    if playback.verdict is None:
        return None, None
    verdict = bug_tasks.judged(level, script, playback.verdict, playback.traces)
    if foreseen is None or level.predict is None:
        return verdict, None
    right = predict.right_choice(level, verdict, playback.traces, text)
    if verdict.won or inquiry.inquires(level):
        verdict = predict.judged(level, verdict, playback.traces, foreseen, first)
    if inquiry.inquires(level) and verdict.won:
        offered = enumerate(predict.choices(level, text))
        right = next((i for i, choice in offered if choice.value == foreseen), None)
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


def _heard(worn: str, script: Script, traces: Iterable[Trace]) -> list[dict[str, str]]:
    """What is heard of runs by who wears a sound; nothing of them by others."""
    if not worn:
        return []
    from codeweek.play.worn_sounds import heard_in  # few wear one

    return [heard_in(worn, script, trace) for trace in traces]
