"""A level to build a draft's program on: its maps and blocks, even if the rest is missing."""

from codeweek.authoring.draft.draft_view import View
from codeweek.authoring.draft.show import shown
from codeweek.levels.files.parse import EVERYWHERE
from codeweek.levels.level import Level, Start

BUILT = ("solution", "given")  # the programs that are built


def bench(draft: str, seen: View, field: str = "solution") -> Level | None:
    """A level to build a program on, starting with the one in the field; None without a map.

    It offers the blocks of the draft, or every block when the draft offers none.
    """
    worlds = [each.world for each in shown(draft) if each is not None]
    if not worlds:
        return None
    return Level(
        "workshop/draft",
        seen.title,
        seen.kind,
        tuple(Start(world) for world in worlds),
        grade=seen.grade,
        toolbox=tuple(seen.toolbox or [offer["name"] for offer in seen.offers]),
        given=getattr(seen, field),
        solution=seen.solution,
        limit=seen.values["limit"],
        everywhere={name: seen.values[name] or False for name in EVERYWHERE},
        look=seen.look,
    )
