"""Where a hat sits on the child's animal, in parts of the side of its picture."""

from collections.abc import Mapping

# The top of a head: how far right of the middle of the picture and how far above it; how wide it is.
HEADS: Mapping[str, tuple[float, float, float]] = {
    "fox": (0.0, 0.21, 0.5),
    "owl": (0.0, 0.39, 0.48),
    "cat": (0.0, 0.2, 0.5),
    "panda": (0.0, 0.3, 0.54),
    "rabbit": (0.13, 0.17, 0.36),
    "frog": (0.0, 0.4, 0.42),
    "lion": (0.0, 0.29, 0.54),
    "penguin": (0.0, 0.42, 0.38),
    "turtle": (-0.36, -0.12, 0.32),
    "whale": (-0.17, 0.17, 0.42),
    "bee": (-0.32, 0.11, 0.3),
    "koala": (0.0, 0.33, 0.48),
}
# The middle of the brim, how far under the middle of the hat's picture; how wide the hat is, of a head.
HATS: Mapping[str, tuple[float, float]] = {
    "cap": (0.24, 1.1),
    "leaves": (0.42, 0.9),
    "straw": (0.2, 1.5),
    "crown": (0.26, 1.1),
    "feelers": (0.4, 0.95),
}


def hat_on(animal: str, hat: str) -> tuple[float, float, float]:
    """How far right of the middle of the animal's picture and how far under it the hat is; its side."""
    across, above, wide = HEADS[animal]
    brim, part = HATS[hat]
    side = wide * part
    return across, -above - brim * side, side
