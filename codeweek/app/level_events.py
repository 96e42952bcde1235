"""What happens on the page of a level: what somebody does, or time."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from codeweek.blocks.history import History
from codeweek.blocks.script import Script
from codeweek.engine.events.event_game import Game
from codeweek.engine.events.event_stage import Event as Input
from codeweek.text import Text


@dataclass(frozen=True)
class PressRun:
    """▶: run, pause, go on."""


@dataclass(frozen=True)
class Run:
    """The program is run as it is; `go` False waits at the start of its film, on the map `first`."""

    go: bool = True
    first: int | None = None


@dataclass(frozen=True)
class Restart:
    """« On efface, on recommence »: the robot goes back, the blocks stay."""


@dataclass(frozen=True)
class Step:
    """One step on; the first one runs the program."""


@dataclass(frozen=True)
class StepBack:
    """One step back."""


@dataclass(frozen=True)
class Seek:
    """To a step of the film."""

    step: int


@dataclass(frozen=True)
class ShowPlace:
    """To the step that a sentence tells of."""

    step: int


@dataclass(frozen=True)
class LookAt:
    """An expression is to be worked out at the step shown, and at those shown later."""

    typed: str


@dataclass(frozen=True)
class ShowMap:
    """To another map."""

    number: int


@dataclass(frozen=True)
class TurnMap:
    """So many maps on, round the ends."""

    by: int


@dataclass(frozen=True)
class SetSpeed:
    """The speed of a place of its slider."""

    place: int


@dataclass(frozen=True)
class TurnEyes:
    """See the world as the hero does, or from above as it is drawn."""


@dataclass(frozen=True)
class ShowAgain:
    """The run that was judged, from its start, slowly."""


@dataclass(frozen=True)
class Edit:
    """Blocks were dropped, moved or taken away; or that was undone."""

    history: History


@dataclass(frozen=True)
class Replace:
    """Another program in place of this one; one undo brings this one back."""

    script: Script


@dataclass(frozen=True)
class Type:
    """The text is another one. `joined`: undone with what was typed before; `opened`: it is a file's."""

    text: str
    caret: int | None
    joined: bool
    opened: bool = False


@dataclass(frozen=True)
class LeaveLine:
    """The caret left a line: what is to be said of it is said now."""


@dataclass(frozen=True)
class TakePencil:
    """Write in the Python, or put the pencil down."""


@dataclass(frozen=True)
class Mend:
    """Mend the mistake that is told."""


@dataclass(frozen=True)
class PressHint:
    """The bulb."""


@dataclass(frozen=True)
class FollowHint:
    """One of the buttons beside a hint."""

    way: str


@dataclass(frozen=True)
class SendHint:
    """The adult of a room sends a hint, the first being 1."""

    number: int


@dataclass(frozen=True)
class Foresee:
    """An answer to a prediction, or a change of it: `cell`, `guess` or `answer`."""

    what: str
    value: object


@dataclass(frozen=True)
class WriteCell:
    """A cell of an answer was written."""

    place: int
    text: str


@dataclass(frozen=True)
class FinishCell:
    """Enter in a cell: on to the next that is empty; when all are written, run."""


@dataclass(frozen=True)
class Accuse:
    """A block of a case was touched."""

    block: str | None


@dataclass(frozen=True)
class Answer:
    """What the program asked was answered; None: it was not."""

    text: str | None


@dataclass(frozen=True)
class PlayLive:
    """« Jouer »: begin, with a seed that is drawn; stop; or go on from where the film stands."""

    draw: Callable[[], int]


@dataclass(frozen=True)
class Give:
    """A key or a hero of a game is pressed, or held no more; without an input, nothing is held any more."""

    input: Input | None
    down: bool = True


@dataclass(frozen=True)
class Touch:
    """The world is touched, at a place of its scene, while somebody plays."""

    place: tuple[float, float]


@dataclass(frozen=True)
class StopPlaying:
    """Something else was pressed while somebody played: the game is a film now."""


@dataclass(frozen=True)
class Fill:
    """A game fills the screen, or no more."""


@dataclass(frozen=True)
class OpenGame:
    """A game that was kept is shown from its start, its program in place of the child's."""

    script: Script
    game: Game


@dataclass(frozen=True)
class Listen:
    """A way to listen to a tune; the same again ends it."""

    way: str


@dataclass(frozen=True)
class Arrive:
    """The page comes to the front, at first or again."""


@dataclass(frozen=True)
class Stir:
    """Somebody is there; `touched`: and has touched something."""

    touched: bool = False


@dataclass(frozen=True)
class CardShown:
    """The card of the win has come."""


@dataclass(frozen=True)
class Rejoice:
    """The question on that card is answered well: the hero jumps once more, unless all is to keep `still`."""

    still: bool


@dataclass(frozen=True)
class TickUnder:
    """`dt` seconds have passed under that card."""

    dt: float


@dataclass(frozen=True)
class Speak:
    """The language is another one, or perhaps."""

    text: Text


@dataclass(frozen=True)
class Tick:
    """`dt` seconds have passed; `still`: nothing is to move by itself; `sober`: nor is the hero."""

    dt: float
    still: bool = False
    sober: bool = False


@dataclass(frozen=True)
class Leave:
    """The page is left: what was typed last is kept."""


Event = (
    PressRun | Run | Restart | Step | StepBack | Seek | ShowPlace | ShowMap | TurnMap | SetSpeed | TurnEyes
    | LookAt | ShowAgain
    | Edit | Replace | Type | LeaveLine | TakePencil | Mend | PressHint | FollowHint | SendHint | Foresee
    | WriteCell | FinishCell | Accuse | Answer | PlayLive | Give | Touch | StopPlaying | Fill | OpenGame
    | Listen | Arrive | Stir | CardShown | Rejoice | TickUnder | Speak | Tick | Leave
)  # fmt: skip
WAIT_FOR_VOTE: Mapping[str, type] = {
    "run": PressRun,
    "live": PlayLive,
    "step": Step,
    "seek": Seek,
}  # what waits for the end of a vote, by the action that asks for it
