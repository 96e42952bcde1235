"""The command `draw`, and pictures of levels: its start as a picture, or its tune as a sound or a score."""

import contextlib
from pathlib import Path

import click

from codeweek.commands.level_files import one_level
from codeweek.desktop.environment import prepare
from codeweek.levels.level import Level
from codeweek.levels.programs import kind_of
from codeweek.saving import save
from codeweek.text import Text


def picture(level: Level, map: int = 0) -> bytes:
    """The start of a level on one of its maps, as a PNG."""
    prepare()
    from codeweek.desktop.painting.painter import png  # pygame is loaded by the commands that need it
    from codeweek.desktop.painting.tints import frame

    return png(kind_of(level).picture(level.maps[map].world, level.look), frame(level.look))


TUNE, SCORE = ".wav", ".svg"


def draw(level_path: Path, out: Path, text: Text) -> int:
    """Draw the start of a level in a PNG, or write the tune of its solution: a sound (WAV), a score (SVG)."""
    level = one_level(level_path, text)
    if level is None:
        return 1
    ending = out.suffix.lower()
    if ending not in ("", ".png", TUNE, SCORE):
        click.echo(text("cli.not_png", file=out), err=True)
        return 1
    content = played(level, ending, text) if ending in (TUNE, SCORE) else picture(level)
    if not content:
        click.echo(text("cli.no_tune", file=out), err=True)
        return 1
    with contextlib.suppress(OSError):
        save(out, content)
        return 0
    click.echo(text("cli.no_write", file=out), err=True)
    return 1


def played(level: Level, ending: str, text: Text) -> bytes:
    """What the solution of a level plays, heard or as a score to print; nothing where there is no tune."""
    from codeweek.levels.programs import solution  # few commands need what follows
    from codeweek.play.tune.note_times import Part
    from codeweek.play.tune.synth import samples, wav
    from codeweek.play.tune.tune_listening import tune
    from codeweek.report.score.score_sheet import printed

    score = tune(level, solution(level).script, text.language)
    if score is None:
        return b""
    if ending == TUNE:
        return wav(samples([Part(score)]))
    return printed(score, text.pick(level.title), text).encode()
