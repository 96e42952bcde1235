"""The comics of a pack: what is told when a chapter opens and ends, and the last scene."""

from typing import TypedDict

from codeweek.web_api.shapes.pictures import Scene
from codeweek.web_api.shapes.said import Words


class Panel(TypedDict):
    """A panel of a comic: what is said, by whom, and where the tail of its bubble points."""

    scene: Scene
    who: str
    words: str
    tail: tuple[float, float]


class Tale(TypedDict):
    """The comics of a chapter; `finale`: the last scene follows its ending."""

    title: str
    opening: list[Panel]
    ending: list[Panel]
    finale: bool


class Finale(TypedDict):
    """The last scene; `late`: for who lacks chapters. In `credits`, `diploma`: slots as in `story.yaml`."""

    title: str
    panels: list[Panel]
    look: str
    late: str
    credits: list[str]
    cast: list[str]
    diploma: str
    signed: str
    signer: str


class Comics(TypedDict):
    """All that is told of a pack, by the folder of each chapter; `words`: what the page says around it."""

    words: Words
    tales: dict[str, Tale]
    finale: Finale | None
