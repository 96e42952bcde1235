"""What a program plays."""

from codeweek.blocks.script import Script
from codeweek.levels.level import Level
from codeweek.play import session
from codeweek.play.tune.listening import KIND
from codeweek.worlds.music.score import Score


def tune(level: Level, script: Script, language: str) -> Score | None:
    """The tune that a program has written at its end; None: the level has none, or no note is there."""
    traces = session.play(level, script, language).traces if level.kind == KIND else ()
    found: Score | None = traces[0].world.score if traces else None
    return found if found and any(found.voices) else None
