"""What a shell does about an event on the page of a level; then it shows the session as it is."""

from collections.abc import Callable
from dataclasses import dataclass

from codeweek.diagnostic import Diagnostic
from codeweek.play.tune.note_times import Part


@dataclass(frozen=True)
class Sound:
    """A sound is heard."""

    name: str


@dataclass(frozen=True)
class Hear:
    """Parts of a tune are heard in place of what is heard; none: it is silent."""

    parts: tuple[Part, ...] = ()


@dataclass(frozen=True)
class Focus:
    """The keyboard goes to a button; not if it is on one of the action `unless`."""

    action: str
    value: object = None
    unless: str = ""


@dataclass(frozen=True)
class FocusGuess:
    """The keyboard goes to where the prediction is answered."""


@dataclass(frozen=True)
class ShowProgram:
    """Another program is to be seen; `typed`: it is in the box already; `anew`: undo knows another past."""

    typed: bool = False
    anew: bool = False


@dataclass(frozen=True)
class ShowTyped:
    """The blocks of the text are to be seen, as it was read."""


@dataclass(frozen=True)
class LetMove:
    """This block alone may be moved; None for none."""

    block: str | None


@dataclass(frozen=True)
class Relayout:
    """There is something more, or less, to be put in its place."""


@dataclass(frozen=True)
class KeepSpeed:
    """The speed is kept, for all levels."""

    speed: float


@dataclass(frozen=True)
class FillScreen:
    """The game fills the screen, or no more."""

    full: bool


@dataclass(frozen=True)
class Ask:
    """The program asks something."""

    question: Diagnostic


@dataclass(frozen=True)
class Celebrate:
    """The card of the win comes, if the level is in front."""


@dataclass(frozen=True)
class Work:
    """Something takes long: `turn` does a little of it, and tells whether more is to be done."""

    turn: Callable[[], bool]


@dataclass(frozen=True)
class Redraw:
    """There is another picture; `moving`: and one more soon."""

    moving: bool = False


Effect = (
    Sound | Hear | Focus | FocusGuess | ShowProgram | ShowTyped | LetMove | Relayout | KeepSpeed | FillScreen
    | Ask | Celebrate | Work | Redraw
)  # fmt: skip
