"""How the robot's world is dressed: colours, and the folder of its sprites."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Look:
    """Colours of a look (`#rrggbb`); its sprites are `robot/<name>/hero.svg` and so on."""

    name: str
    floor: tuple[str, str]  # the two colours of a checkered floor
    wall_floor: str  # under an obstacle
    grid: str  # thin lines between cells
    fence: str
    ink: str  # numbers and names of cells
    paint: str
    target: str  # the outline of a cell to paint
    dots: str = ""  # small stars strewn on the floor, when there are


LOOKS: dict[str, Look] = {
    look.name: look
    for look in (
        Look(
            "space",
            ("#1b2350", "#202a5c"),
            "#141a3d",
            "#34407a",
            "#ffb35c",
            "#e8ecff",
            "#7c5cd6",
            "#c3b2ff",
            "#8f9bd8",
        ),
        Look(
            "village",
            ("#efe6d2", "#e8ddc4"),
            "#b9cfa0",
            "#d3c5a4",
            "#8a5a35",
            "#4b3b2a",
            "#f0a35e",
            "#b5652a",
        ),
        Look(
            "garden",
            ("#c9a27a", "#c19870"),
            "#8fbf6b",
            "#ab8560",
            "#6b4a2b",
            "#3f2a17",
            "#6db4e8",
            "#1f5f94",
        ),
        Look(
            "plaza",
            ("#e4e2ea", "#d9d6e2"),
            "#b7c9b0",
            "#c3bfd0",
            "#5d5873",
            "#35314a",
            "#f28fb0",
            "#a83a63",
        ),
    )
}


def look_named(name: str) -> Look:
    """The look of that name; the village for any other name."""
    return LOOKS.get(name, LOOKS["village"])
