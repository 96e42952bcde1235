"""A tune that is listened to: what is heard when, how it sounds, and what is to be seen meanwhile."""

from typing import Annotated, TypedDict

from codeweek.play.tune import listening, timbre
from codeweek.web_api.shapes.pictures import Fields, Shape

Sweep = Annotated[Fields, listening.Sweep]
Sine = Annotated[Fields, timbre.Sine]
Timbre = Annotated[Fields, timbre.Timbre]
Drum = Annotated[Fields, timbre.Drum]


class Sounding(TypedDict):
    """A note from sample `first` up to `last`: its instrument or drum, its hertz (0: a drum), its light.

    `step`: the one that wrote it, where each is heard by itself.
    """

    first: int
    last: int
    sound: str
    pitch: float
    shapes: list[Shape]
    step: int


class Tune(TypedDict):
    """`rate`: samples a second; one note is as loud as `loud`, nothing is louder than `peak`."""

    rate: int
    loud: float
    peak: float
    last: int
    timbres: dict[str, Timbre]
    drums: dict[str, Drum]
    notes: list[Sounding]
    sweeps: list[Sweep]
    ink: str
    wide: float
