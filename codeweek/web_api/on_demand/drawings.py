"""What a child takes home of a creation beside its picture."""

from codeweek.blocks.script import Script
from codeweek.levels.level import Level
from codeweek.play.tune.own import tune
from codeweek.report.drawing import alone
from codeweek.report.score.sheet import printed
from codeweek.scene import Scene
from codeweek.text import Text


def drawing(level: Level, script: Script, scene: Scene, text: Text) -> str:
    """What was drawn, or the score of what is played, as an SVG."""
    found = tune(level, script, text.language)
    return alone(scene) if found is None else printed(found, text.pick(level.title), text)
