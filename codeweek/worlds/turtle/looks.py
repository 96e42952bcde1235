"""The looks of the turtle's sheet: the colours of each chapter."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Look:
    """Colours of a look (`#rrggbb`); its hero is `turtle/<hero>/hero.svg`."""

    name: str
    paper: str
    grid: str  # thin lines of the squared paper
    model: str  # what is to be drawn, under the drawing
    ink: str  # numbers
    hero: str = "studio"
    axes: bool = False  # whether points are found by x and y: axes with numbers, in place of a scale


# What the pen draws; each is told from the paper and the model by more than its hue.
PENS = {
    "black": "#1f2430",
    "red": "#c2142c",
    "orange": "#d8560a",
    "yellow": "#e3ac00",
    "green": "#0a9560",
    "blue": "#1f66d8",
    "violet": "#6322a8",
    "pink": "#ec64b0",
    "brown": "#6b3d17",
}

LOOKS: dict[str, Look] = {
    look.name: look
    for look in (
        Look("space", "#f4f4ff", "#d6d8f2", "#aab0cf", "#2a2f5c"),
        Look("village", "#fffaef", "#ecdfc8", "#bdb09a", "#4b3b2a"),
        Look("garden", "#fbfdf3", "#dce8c8", "#aebb9c", "#31481f"),
        Look("plaza", "#fff8fb", "#f0dbe4", "#c2adb8", "#4a2f3c"),
        Look("studio", "#fffaf2", "#f1dfd0", "#c0b2a6", "#5a3226"),
        Look("terraces", "#f5fdfa", "#cfe9e1", "#a3bdb5", "#1d4a42", "terraces"),
        Look("jungle", "#fafdf0", "#dbe8c0", "#adba94", "#23421c"),
        Look("cave", "#fbf6f2", "#e6d8cd", "#b8aa9f", "#3a2c25"),
        Look("harbour", "#f5fafe", "#cfe2f2", "#a4b6c6", "#1c4260", "harbour"),
        Look("castle", "#fffcf0", "#ebe2bf", "#bdb597", "#3f4250", "castle"),
        Look("station", "#faf6fe", "#e2d5ef", "#b5a9c1", "#452f5e"),
        Look("factory", "#f8fafb", "#d9e0e4", "#a9b2b8", "#303b43"),
        Look("sober", "#fdfdfe", "#e3e6ea", "#b2b8c0", "#39404a", axes=True),
    )
}


def look_named(name: str) -> Look:
    """The look of that name; the studio for any other name."""
    return LOOKS.get(name, LOOKS["studio"])
