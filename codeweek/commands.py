"""What each command of the command line does; every one gives its exit status."""

import contextlib
from pathlib import Path

import click

from codeweek import __version__, data
from codeweek.blocks.source import MAX_BYTES
from codeweek.desktop.environment import prepare
from codeweek.diagnostic import Diagnostic
from codeweek.judge import register
from codeweek.level import Level
from codeweek.pack import Pack
from codeweek.packfile import load_pack
from codeweek.prove import prove
from codeweek.studio import Playback, answer, kind_of, play_text
from codeweek.text import Text


def play(file: Path | None, language: str | None) -> int:
    """Open the window, on the course or on a file."""
    from codeweek.desktop.main import play as open_window  # pygame is loaded by the commands that need it

    open_window(str(file) if file else None, language)
    return 0


def self_test(text: Text) -> int:
    """Try the whole program without a window."""
    from codeweek.desktop.main import self_test as try_all

    status = try_all()
    if status == 0:
        click.echo(text("cli.self_test_done", version=__version__))
    return status


def serve(folder: Path | None, port: int, text: Text) -> int:
    """Hand out the web shell to the room."""
    from codeweek.server.folder import INDEX  # its libraries are loaded by the command that needs them
    from codeweek.server.serve import serve as serve_folder

    folder = folder or data.web()
    if not (folder / INDEX).is_file():
        click.echo(text("cli.no_web", folder=folder), err=True)
        return 1
    return serve_folder(folder, port, text, click.echo)


def check(path: Path, text: Text) -> int:
    """Prove every level of a file or folder; 1 when one has an error."""
    pack = _pack(path, text)
    if pack is None:
        return 1
    levels = pack.levels
    proofs = {level.file: prove(level) for level in levels}
    found = [*pack.problems, *(problem for proof in proofs.values() for problem in proof)]
    for problem in found:
        click.echo(where(problem, text))
    bad = {p.file for p in found if p.severity == "error"}
    good = [level for level in levels if level.file not in bad]
    click.echo(text("cli.proved", n=len(good), bad=len(bad)))
    return 1 if bad else 0


def where(problem: Diagnostic, text: Text) -> str:
    """A problem of an adult's file on one line: file, line, column, field, remedy."""
    words = text.tell(problem, "adult")
    kind = f"{text('cli.warning')}: " if problem.severity == "warning" else ""
    parts = [str(part) for part in (problem.file, problem.line, problem.column) if part is not None]
    place = f"{':'.join(parts)}: " if parts else ""
    return f"{place}{kind}{f'{problem.field}: ' if problem.field else ''}{words}"


def run(level_path: Path, program: Path, show: bool, inputs: tuple[str, ...], text: Text) -> int:
    """Play a text program on a level, with answers to what it asks, and print the verdict; 0 when it wins."""
    level = _one_level(level_path, text)
    if level is None:
        return 1
    try:
        with program.open(encoding="utf-8-sig") as file:
            source = file.read(MAX_BYTES + 1)  # the file may have no end
    except (OSError, UnicodeDecodeError) as trouble:
        key = "cli.no_file" if isinstance(trouble, OSError) else "cli.no_program"
        click.echo(text(key, file=program), err=True)
        return 1
    playback = play_text(level, source, [answer(typed) for typed in inputs])
    if show:
        _show(level, playback, text)
    return _report(level, playback, text)


def _report(level: Level, playback: Playback, text: Text) -> int:
    asked = [playback.asks] if playback.asks else []
    for problem in (*playback.problems, *playback.notes, *asked):
        click.echo(_line(problem, register(level), text))
    verdict = playback.verdict
    if verdict is None:
        return 1
    for goal in verdict.goals:
        click.echo(text("cli.goal_met" if goal.met else "cli.goal_missed", what=text(goal.key, **goal.slots)))
    click.echo(_line(verdict.message, register(level), text))
    stars = "★" * verdict.stars + "☆" * (3 - verdict.stars)
    click.echo(text("cli.stars", stars=stars, n=verdict.stars, blocks=verdict.blocks))
    return 0 if verdict.stars else 1


def _line(problem: Diagnostic, register: str, text: Text) -> str:
    """What is said to a child, with the line it happened on."""
    words = text.tell(problem, register)
    line = "" if problem.line is None else text("cli.line", line=problem.line)
    return words if words.startswith(line) else f"{line}. {words}"


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


def draw(level_path: Path, out: Path, text: Text) -> int:
    """Draw the start of a level in a PNG."""
    level = _one_level(level_path, text)
    if level is None:
        return 1
    prepare()
    from codeweek.desktop.painter import save_picture
    from codeweek.desktop.tints import frame

    scene = kind_of(level).picture(level.maps[0].world, level.look)
    with contextlib.suppress(OSError):
        save_picture(scene, out, frame(level.look))
        return 0
    click.echo(text("cli.no_write", file=out), err=True)
    return 1


def _pack(path: Path, text: Text) -> Pack | None:
    try:
        return load_pack(path)
    except OSError:
        click.echo(text("cli.no_file", file=path), err=True)
        return None


def _one_level(path: Path, text: Text) -> Level | None:
    """The level of a file, or None after saying what is wrong."""
    pack = _pack(path, text)
    if pack is None:
        return None
    levels = pack.levels
    for problem in pack.problems:
        click.echo(where(problem, text), err=True)
    if len(levels) != 1 and not pack.problems:
        click.echo(text("cli.one_level", file=path, n=len(levels)), err=True)
    return levels[0] if len(levels) == 1 else None
