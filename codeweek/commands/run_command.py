"""The command `run`: a program played on a level, without a window."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import click

from codeweek.commands.level_files import one_level, program_text
from codeweek.levels.level import Level
from codeweek.levels.programs import kind_of, python_text, read_typed
from codeweek.play.feedback.level_voice import voice, with_line
from codeweek.play.repair.helping import went_wrong
from codeweek.play.repair.repair_search import repair
from codeweek.play.session import Playback, answered, play_text
from codeweek.solver.trap import Held, Trap, find
from codeweek.text import Text


@dataclass(frozen=True)
class Wanted:
    """What a run is given and has to tell: each step, answers, its one fault, the nearest one that wins."""

    show: bool = False
    inputs: tuple[str, ...] = ()
    near: bool = False
    why: bool = False


def run(level_path: Path, program: Path, wanted: Wanted, text: Text) -> int:
    """Play a text program on a level and print the verdict; 0 when it wins."""
    level = one_level(level_path, text)
    if level is None:
        return 1
    source = program_text(program, text)
    if source is None:
        return 1
    given = tuple(answered(typed) for typed in wanted.inputs)
    playback = play_text(level, source, given)
    found = _elsewhere(level, source, playback)
    if isinstance(found, Held) and playback.verdict:
        playback = replace(playback, verdict=replace(playback.verdict, stars=playback.verdict.hoped))
    if wanted.show:
        _show(level, playback, text)
    _print(playback)
    for word in read_typed(level, source).spelled:
        click.echo(with_line(voice(text, level), word.told()))
    lost = tell(level, playback, text)
    if isinstance(found, Trap):
        click.echo(text("ui.win.trapped"))
    if wanted.why and playback.verdict and not playback.verdict.won:
        _why(level, source, playback.verdict.message.key, text)
    if wanted.near and playback.verdict and not playback.verdict.won:
        _nearest(_asked(level, given), source, text)
    return lost


def _asked(level: Level, given: tuple[Any, ...]) -> Level:
    """The level with more answers to what a program asks, on each of its maps."""
    return replace(level, inputs=tuple((*level.answers(map), *given) for map in range(len(level.maps))))


def _why(level: Level, source: str, told: str, text: Text) -> None:
    """Print the second sentence, which a child gets a moment later: what the one fault is, if it is found."""
    reading = read_typed(level, source)
    diagnostic = went_wrong(level, reading.script, told)
    line = reading.lines.get(diagnostic.block) if diagnostic and diagnostic.block else None
    click.echo(
        with_line(voice(text, level), diagnostic.at(line=line)) if diagnostic else text("cli.why_none")
    )


def _nearest(level: Level, source: str, text: Text) -> None:
    """Print the nearest program that wins, and how many changes lead there."""
    found = repair(level, read_typed(level, source).script)
    if not found:
        click.echo(text("cli.near_none"))
        return
    click.echo(text("cli.near_found", n=len(found)))
    click.echo(python_text(level, found.edits[-1].script, text.language).source)


def _elsewhere(level: Level, source: str, playback: Playback) -> Trap | Held | None:
    """The result of a trap search, for a win whose stars depend on it."""
    verdict = playback.verdict
    if verdict is None or verdict.hoped == verdict.stars:
        return None
    return find(level, read_typed(level, source).script)


def _print(playback: Playback) -> None:
    """What the program printed on each map, and what was answered to it."""
    for trace in playback.traces:
        written = "".join(piece.text for piece in trace.console)
        if written:
            click.echo(written, nl=not written.endswith("\n"))


def tell(level: Level, playback: Playback, text: Text) -> int:
    """Print the result of a program; 0 when it wins."""
    asked = [playback.asks] if playback.asks else []
    said = voice(text, level)
    for problem in (*playback.problems, *playback.notes, *asked):
        click.echo(with_line(said, problem))
    verdict = playback.verdict
    if verdict is None:
        return 1
    for goal in verdict.goals:
        what = said(goal.key, **goal.slots)
        click.echo(text("cli.goal_met" if goal.met else "cli.goal_missed", what=what))
    foreign = verdict.won and bool(playback.notes)
    click.echo(text("cli.won_elsewhere") if foreign else with_line(said, verdict.message))
    stars = "★" * verdict.stars + "☆" * (3 - verdict.stars)
    click.echo(text("cli.stars", stars=stars, n=verdict.stars, blocks=verdict.blocks))
    return 0 if verdict.stars else 1


def _show(level: Level, playback: Playback, text: Text) -> None:
    """The world as text, before the first step and after each."""
    lines = playback.program.source.split("\n")
    world = shown = None
    for number, trace in enumerate(playback.traces, 1):
        click.echo(text("cli.start", number=number))
        for index in range(len(trace) + 1):
            step = trace.at(index)
            if step.world is not world:  # most steps of a long run change nothing
                world, shown = step.world, kind_of(level).show(step.world)
            if step.line:
                what = lines[step.line - 1].strip()
                click.echo(text("cli.step", step=index, line=step.line, what=what))
            click.echo(shown)
