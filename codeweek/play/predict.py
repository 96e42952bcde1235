"""Predictions: the answers offered before a run, how the child's is judged after it, and a vote on them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from codeweek.blocks.script import Script
from codeweek.diagnostic import Diagnostic
from codeweek.engine.run import run
from codeweek.engine.trace import Trace
from codeweek.levels.level import ENDS, LINE, MAP, PART, PROGRAM, Answer, Level, Translated
from codeweek.levels.programs import kind_of, read_in
from codeweek.play import inquiry, parts
from codeweek.play.judge import Verdict
from codeweek.play.session import play_text
from codeweek.scene import Scene, seen_near
from codeweek.text import Key, Text
from codeweek.worlds.robot.state import World, cell_of

LETTERS = "ABCD"
SURPRISES = ("say.prediction_other", "say.prediction_why")
DRAWING = "drawing"
TUNE = "tune"
SHOWN = (DRAWING, TUNE)  # an answer is shown as the picture of what it stands for
_ENDED = ("done", "stopped")


@dataclass(frozen=True)
class Choice:
    """One answer to choose: its letter, words, a picture or a program to show, and its value."""

    letter: str
    words: str
    scene: Scene | None
    value: Any
    script: Script | None = None

    @property
    def name(self) -> str:
        """What it is called: its letter, or all of its words where it has none."""
        return self.letter or self.words


def choices(level: Level, text: Text) -> tuple[Choice, ...]:
    """The answers offered; none where one clicks a cell or writes a value."""
    if level.predict is None:
        return ()
    if level.predict.ask == ENDS:
        return tuple(Choice("", text(_yes_no(value)), None, value) for value in (True, False))
    if level.predict.ask == MAP:
        return tuple(_map(level, number) for number in range(len(level.maps)))
    if level.predict.ask == PART:
        return _of_part(level, text)
    if level.predict.ask == LINE:
        return _numbered(inquiry.program_lines(level, text.language))
    offered = zip(LETTERS, level.predict.choices, strict=False)
    return tuple(_choice(level, letter, answer, text) for letter, answer in offered)


def question(level: Level, text: Text) -> str:
    """What is asked; nothing where nothing is."""
    if level.predict is None:
        return ""
    return text("ui.start.find") if level.predict.ask == LINE else text.pick(level.predict.question)


def scripts(level: Level) -> tuple[Script, ...]:
    """The programs to choose from, where one is looked for."""
    if level.predict is None or level.predict.ask != PROGRAM:
        return ()
    return tuple(read_in(level, answer.value).script for answer in level.predict.choices)


def _of_part(level: Level, text: Text) -> tuple[Choice, ...]:
    """The lines of a program to choose from, or the answers that a part of an exercise offers."""
    lines = parts.lines(level, text.language)
    if lines:
        return _numbered(lines)
    offered = zip(LETTERS, parts.choices_of(level), strict=False)
    return tuple(Choice(letter, text.pick(a.words) or str(a.value), None, letter) for letter, a in offered)


def _numbered(lines: Sequence[str]) -> tuple[Choice, ...]:
    return tuple(Choice(str(number), line, None, number) for number, line in enumerate(lines, 1))


def _map(level: Level, number: int) -> Choice:
    scene = kind_of(level).picture(level.maps[number].world, level.look)
    return Choice(str(number + 1), "", scene, number + 1)


def _choice(level: Level, letter: str, answer: Answer, text: Text) -> Choice:
    words = text.pick(answer.words)
    if level.predict is not None and level.predict.ask == PROGRAM:
        return Choice(letter, words, None, letter, read_in(level, answer.value).script)
    if level.predict is None or level.predict.ask not in SHOWN:
        return Choice(letter, words or str(_shown(level, answer.value)), None, answer.value)
    world = _drawn(level, answer.value)
    scene = seen_near(kind_of(level).picture(world, level.look))
    return Choice(letter, words, scene, _measure(level, world))


def _drawn(level: Level, source: str) -> Any:
    """The world after a program that stands for its drawing, or at the end of a score."""
    answers = kind_of(level).answers
    if answers is not None:
        return answers.read(level.maps[0].world, source)[0]
    program = read_in(level, source).program
    return run(program, kind_of(level).commands, level.maps[0].world).world


def _measure(level: Level, world: Any) -> Any:
    assert level.predict is not None
    return kind_of(level).measures[level.predict.ask](world)


def real(level: Level, trace: Trace) -> Any:
    """The true value that a prediction asked for."""
    if level.predict is not None and level.predict.ask == ENDS:
        return trace.outcome in _ENDED
    return _measure(level, trace.world)


def judged(
    level: Level, verdict: Verdict, traces: Sequence[Trace], foreseen: object, first: bool = True
) -> Verdict:
    """The verdict on a prediction: three stars when the `first` one came true, one for having looked.

    Of an inquiry, one for having found it later.
    """
    if inquiry.inquires(level):
        return _found(level, verdict, traces, foreseen, first)
    there = real(level, traces[verdict.map])
    told = {"real": _shown(level, there), "foreseen": _shown(level, foreseen)}
    if same(there, foreseen):
        message = Diagnostic("say.prediction_true", told, severity="note")
        stars = 3 if first else 1
        return replace(verdict, stars=stars, hoped=stars, message=message)
    why = _why(level, foreseen)
    key = "say.prediction_why" if why else "say.prediction_other"
    message = Diagnostic(key, {**told, "why": why} if why else told, severity="note")
    return replace(verdict, stars=1, hoped=1, message=message)


def _found(level: Level, verdict: Verdict, traces: Sequence[Trace], foreseen: object, first: bool) -> Verdict:
    assert level.predict is not None
    if level.predict.ask == PART:
        return parts.judged(level, verdict, traces, foreseen, first)
    why = _why(level, foreseen)
    if level.predict.ask == LINE:
        judged = inquiry.of_line(level, verdict, int(str(foreseen)))
    elif level.predict.ask == PROGRAM:
        judged = inquiry.of_program(level, verdict, traces, str(foreseen), why)
    else:
        judged = inquiry.of_map(level, verdict, traces, int(str(foreseen)) - 1, why)
    stars = 3 if first else 1
    return replace(judged, stars=stars, hoped=stars) if judged.won else judged


def is_first(level: Level, won: bool, tries: int) -> bool:
    """Whether an answer is the first one: the level was not `won` before, and no other was tried."""
    return not won and (tries <= 1 or not inquiry.inquires(level))


def surprised(verdict: Verdict) -> bool:
    """Whether the result differs from the prediction."""
    return verdict.message.key in SURPRISES


def _why(level: Level, foreseen: object) -> Translated:
    """The misconception behind an answer, when the level names it."""
    assert level.predict is not None
    answers = (*level.predict.choices, *level.predict.mistakes)
    return next((answer.why for answer in answers if same(value(level, answer), foreseen)), "")


def value(level: Level, answer: Answer) -> Any:
    """The value of an answer."""
    assert level.predict is not None
    if level.predict.ask == PROGRAM:
        return LETTERS[level.predict.choices.index(answer)]
    return _measure(level, _drawn(level, answer.value)) if level.predict.ask in SHOWN else answer.value


def same(real: object, foreseen: object) -> bool:
    """Whether a value is the one foreseen; what a person typed or JSON carried may be a text or a list."""
    if isinstance(foreseen, list):
        foreseen = tuple(foreseen)
    typed = isinstance(foreseen, str | int | float) and not isinstance(real, bool)
    return real == foreseen or (typed and str(real) == str(foreseen))


def _shown(level: Level, value: Any) -> object:
    """A value for a sentence: yes or no, the letter of a drawing, numbers separated by spaces."""
    if isinstance(value, bool):
        return Key(_yes_no(value))
    if level.predict is not None and level.predict.ask in SHOWN:
        return _letter(level, value)
    return " ".join(map(str, value)) if isinstance(value, tuple | list) else value


def _letter(level: Level, drawing: Any) -> str:
    assert level.predict is not None
    offered = zip(LETTERS, level.predict.choices, strict=False)
    return next(
        (letter for letter, answer in offered if _measure(level, _drawn(level, answer.value)) == drawing), ""
    )


def _yes_no(value: bool) -> str:
    return "answer.yes" if value else "answer.no"


CELL = "cell"


def ballot(level: Level, text: Text) -> tuple[Choice, ...]:
    """The answers offered; else the true one among the mistakes that the level names, in their order.

    Those are called by what they are: the letters A to D are also columns of a grid.
    """
    if not is_made(level):
        return choices(level, text)
    return tuple(_made(level, value) for value in sorted(_values(level), key=_order))


def _made(level: Level, value: Any) -> Choice:
    scene = _there(level, value)
    return Choice(str(value) if scene else "", "" if scene else str(value), scene, value)


def is_made(level: Level) -> bool:
    """Whether its answers are made for the vote: none are offered, and some mistakes are known."""
    asked = level.predict
    if asked is None or asked.choices or asked.ask == ENDS or inquiry.inquires(level):
        return False
    return bool(asked.mistakes)


def right_choice(level: Level, verdict: Verdict, traces: Sequence[Trace], text: Text) -> int | None:
    """The index of the answer that is right, of those of a vote; an inquiry keeps it a secret."""
    if inquiry.inquires(level):
        return None
    there = real(level, traces[verdict.map])
    return next((i for i, choice in enumerate(ballot(level, text)) if same(there, choice.value)), None)


def _values(level: Level) -> list[Any]:
    """What comes true, then mistakes: no more of them than letters, each once; none without a program."""
    assert level.predict is not None
    found = [real(level, trace) for trace in play_text(level, level.given).traces[:1]]
    for mistake in level.predict.mistakes if found else ():
        if len(found) < len(LETTERS) and not any(same(value, mistake.value) for value in found):
            found.append(mistake.value)
    return found


def _order(value: object) -> tuple[int, str]:
    """Small numbers first; cells as they are read."""
    return len(str(value)), str(value)


def _there(level: Level, value: Any) -> Scene | None:
    """A cell as a picture: the robot that stands on it."""
    world = level.maps[0].world
    if level.predict is None or level.predict.ask != CELL or not isinstance(world, World):
        return None
    x, y = cell_of(value)
    return kind_of(level).picture(replace(world, x=x, y=y), level.look) if world.map.inside((x, y)) else None
