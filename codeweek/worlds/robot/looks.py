"""The looks of the robot's world: colours, and the folder of sprites."""

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
    joined: bool = False  # walls side by side grow together; others stand in a row in two drawings
    panel: str = ""  # where a number is a thing (`number.svg`): the colour it is written on


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
            "#7453cf",
            "#c3b2ff",
            "#8f9bd8",
            joined=True,
        ),
        Look(
            "village",
            ("#efe6d2", "#e8ddc4"),
            "#b9cfa0",
            "#d3c5a4",
            "#8a5a35",
            "#453525",
            "#f0a35e",
            "#b5652a",
        ),
        Look(
            "garden",
            ("#c9a27a", "#c19870"),
            "#8fbf6b",
            "#ab8560",
            "#6b4a2b",
            "#3a2512",
            "#9ad4ff",
            "#154f80",
            joined=True,
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
        Look(
            "studio",
            ("#fffaf0", "#f8efdf"),
            "#f0d9c4",
            "#e6d6c0",
            "#a8492c",
            "#4a2a1e",
            "#ffc2ad",
            "#b23e22",
        ),
        Look(
            "terraces",
            ("#cdeee8", "#bde5dd"),
            "#8fc9a4",
            "#98d0c4",
            "#8a5a2b",
            "#123f3a",
            "#e6ae45",
            "#0f6e63",
            "#eafaf6",
            joined=True,
        ),
        Look(
            "jungle",
            ("#b4da78", "#a8d06b"),
            "#2f6b3c",
            "#8fbc55",
            "#6b3f1d",
            "#0c2412",
            "#f0903f",
            "#8a2d12",
            "#8fbc55",
            joined=True,
        ),
        Look(
            "cave",
            ("#4a3a33", "#53423a"),
            "#2b211d",
            "#6b5648",
            "#d98a3a",
            "#ffe9c4",
            "#8f4318",
            "#ffb84d",
            "#8f7767",
            joined=True,
        ),
        Look(
            "harbour",
            ("#a9d8f2", "#9ccfec"),
            "#c9c3b4",
            "#82bbdc",
            "#b5430f",
            "#0f2f4a",
            "#f79468",
            "#a33a0c",
            "#d6eefb",
            panel="#fff1d6",
        ),
        Look(
            "castle",
            ("#ecd59a", "#e2c988"),
            "#b8bfa6",
            "#c9ac68",
            "#6b3d1d",
            "#3b260c",
            "#f49a8c",
            "#8a1730",
            joined=True,
        ),
        Look(
            "station",
            ("#d9c8ec", "#cdb9e5"),
            "#b9a3a8",
            "#b49dd0",
            "#5a4630",
            "#341a4d",
            "#ffee8a",
            "#6a1f8a",
            panel="#fff8e7",
        ),
        Look(
            "factory",
            ("#d0d8dc", "#c3ccd1"),
            "#9aa6ad",
            "#a9b4ba",
            "#b8380a",
            "#22303a",
            "#f0903f",
            "#a3380c",
            "#a9b4ba",
            panel="#fff6d8",
        ),
        Look(
            "sober",
            ("#eef2f6", "#e8edf2"),
            "#5f6b7a",
            "#c3cad3",
            "#3a424e",
            "#1f2630",
            "#9fb8d9",
            "#2f5d94",
            joined=True,
            panel="#d3dbe5",
        ),
    )
}


def look_named(name: str) -> Look:
    """The look of that name; the village for any other name."""
    return LOOKS.get(name, LOOKS["village"])
