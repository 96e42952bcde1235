"""The kinds of level that one makes, in the order in which they are offered, each with a picture."""

from collections.abc import Iterable

KIND_PICTURES = {
    "robot": "pictures/robot",
    "turtle": "turtle/studio/hero",
    "stage": "stage/cat",
    "music": "land/piano",
    "console": "console/notebook",
}
OTHER = "pictures/page"  # of a kind that was added


def offered(kinds: Iterable[str]) -> list[tuple[str, str]]:
    """Those that are here, with their pictures."""
    here = list(kinds)
    order = [*(kind for kind in KIND_PICTURES if kind in here), *(k for k in here if k not in KIND_PICTURES)]
    return [(kind, KIND_PICTURES.get(kind, OTHER)) for kind in order]
