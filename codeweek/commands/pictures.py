"""Pictures of levels, for commands that write them."""

from codeweek.desktop.environment import prepare
from codeweek.levels.level import Level
from codeweek.levels.programs import kind_of


def picture(level: Level, map: int = 0) -> bytes:
    """The start of a level on one of its maps, as a PNG."""
    prepare()
    from codeweek.desktop.painting.painter import png  # pygame is loaded by the commands that need it
    from codeweek.desktop.painting.tints import frame

    return png(kind_of(level).picture(level.maps[map].world, level.look), frame(level.look))
