"""The colours of a score."""

# Those of the sober sheet of the turtle: paper stays paper in the dark.
PAPER, LINE, BAR, INK = "#fdfdfe", "#e3e6ea", "#b2b8c0", "#39404a"
LIT, OFF = "#ffd75e", "#c2142c"
VOICES = ("#1f66d8", "#d8560a", "#0a9560", "#6322a8")  # each is told by its stripes, dots or hole too
PALE = 0.68  # how much paper there is in the colour of a model


def pale(colour: str) -> str:
    """The colour of a voice of the model."""
    pairs = [(int(colour[i : i + 2], 16), int(PAPER[i : i + 2], 16)) for i in (1, 3, 5)]
    return "#" + "".join(f"{round(one + (other - one) * PALE):02x}" for one, other in pairs)
