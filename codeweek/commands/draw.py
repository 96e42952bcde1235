"""The command `draw`: the start of a level as a picture, or the sound of its tune."""

import contextlib
from pathlib import Path

import click

from codeweek.commands.files import one_level
from codeweek.commands.pictures import picture
from codeweek.levels.level import Level
from codeweek.saving import save
from codeweek.text import Text

TUNE = ".wav"


def draw(level_path: Path, out: Path, text: Text) -> int:
    """Draw the start of a level in a PNG, or write what its solution plays in a WAV."""
    level = one_level(level_path, text)
    if level is None:
        return 1
    if out.suffix.lower() not in ("", ".png", TUNE):
        click.echo(text("cli.not_png", file=out), err=True)
        return 1
    content = sound(level) if out.suffix.lower() == TUNE else picture(level)
    if not content:
        click.echo(text("cli.no_tune", file=out), err=True)
        return 1
    with contextlib.suppress(OSError):
        save(out, content)
        return 0
    click.echo(text("cli.no_write", file=out), err=True)
    return 1


def sound(level: Level) -> bytes:
    """What the solution of a level plays, as a WAV file; nothing where there is no tune."""
    from codeweek.levels.programs import solution  # few commands need what follows
    from codeweek.play import session
    from codeweek.play.tune.listening import KIND
    from codeweek.play.tune.synth import samples
    from codeweek.play.tune.timing import Part
    from codeweek.play.tune.wav import wav

    if level.kind != KIND:
        return b""
    traces = session.play(level, solution(level).script, "fr").traces
    return wav(samples([Part(traces[0].world.score)])) if traces else b""
