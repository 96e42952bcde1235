"""The plain data that travels between the server of a room, its machines and its board.

`docs/developers/room.md` says which request takes and gives what.
"""

from typing import Annotated, Any, Literal, NotRequired, TypedDict

from codeweek.room.board_data import BoardOpen, Disk, MendedFile

Script = Annotated[dict[str, Any], "Script"]  # as Blockly writes it

Kind = Literal["open", "build", "run", "hint", "win", "answer", "give", "hand", "leave"]
Status = Literal["tidied", "stuck", "searching", "hint", "ran", "building", "won", "away"]


class Ran(TypedDict):
    """How the last run ended: the sentence the child was told, and its key."""

    key: str
    say: str
    won: bool


class Gift(TypedDict):
    """A creation that a child hands to the adult; its `title` is of two chosen words, or empty."""

    title: str
    program: Script


class GamePlace(TypedDict):
    """The place of a game that a child has handed to its room: each child has one on a level."""

    profile: str
    pack: str
    level: str


class GameSeen(GamePlace):
    """The same on the board; `open`: the others may play it."""

    open: bool


class Games(TypedDict):
    """The games of a room that may be played."""

    games: list[GamePlace]


class Guessed(TypedDict):
    """What a child foresaw of a program: the number of an answer offered (`choice`), or its own."""

    choice: NotRequired[int]
    foreseen: NotRequired[str | int]


class Event(TypedDict):
    """What happened on a machine. `n` grows by one with each: an event is applied once, in order.

    `part`: what the child's file has of this level (a progress with one level in it: program, stars, tries),
    so that the server's file has it too. `guess`: of a win of a level that asks one, so that it can be played
    again. `game`: the program of a game that is handed to the room. `ago`: seconds since it happened, when it
    waited for the network.
    """

    n: int
    kind: Kind
    profiles: list[str]
    pack: str
    level: str
    part: NotRequired[dict[str, Any]]
    ran: NotRequired[Ran]
    stars: NotRequired[int]
    hints: NotRequired[int]
    vote: NotRequired[int]
    choice: NotRequired[int]
    guess: NotRequired[Guessed]
    gift: NotRequired[Gift]
    game: NotRequired[Script]
    ago: NotRequired[float]


class Refused(TypedDict):
    """An event that was not taken, by its number; `why`: the field, or `heard`: it came again."""

    n: int | None
    why: str


class Chosen(TypedDict):
    """A level of today."""

    pack: str
    level: str


class Packed(TypedDict):
    """A pack that every machine of the room has: fetched from `api/packs/<sum>.zip`."""

    key: str
    title: str
    sum: str
    size: int


class Plan(TypedDict):
    """What is open today, in this order; without `levels` everything is as usual.

    `exam`: no help, no solution, and the results are kept apart.
    """

    title: str
    levels: list[Chosen]
    packs: list[Packed]
    hints: bool
    solutions: bool
    exam: bool


class Timer(TypedDict):
    """Pilot and copilot change places every so many minutes; a machine rings when `round` grows."""

    minutes: float
    round: int
    left: float


class Vote(TypedDict):
    """A prediction for all at once. `counts`: of each choice; machines get them once it is closed."""

    n: int
    pack: str
    level: str
    open: bool
    voters: int
    counts: list[int]


class Goal(TypedDict):
    """Stars to earn together."""

    stars: int
    now: int


Taking = Literal["pause", "vote", "plan", "exam", "tidy"]


class Soon(TypedDict):
    """What takes the children away from their levels, in `left` seconds at most a minute."""

    what: Taking
    left: float


class Sent(TypedDict):
    """A level, or a hint of it (`rung`, from 1), sent to one child; done once for each `n`."""

    n: int
    profile: str
    pack: str
    level: str
    rung: int


class Erased(TypedDict):
    """A child to forget at once and for good, done once for each `n`.

    `mark`: what its machine calls it, which means nothing to anybody else; of a machine that gave it no mark,
    the `profile`. The other of the two is empty.
    """

    n: int
    mark: str
    profile: str


class Orders(TypedDict):
    """All that a machine of the room follows, whole at each change: a missed message loses nothing.

    `pause`: eyes on the adult. `soon`: what comes within a minute. `say`: a sentence on all screens.
    `number`: on the sticker of this machine. `games`: how many games of the room may be played, which
    `api/games` tells. `full`: nothing is kept now.
    `sent`, `allowed` (a child who may sit here), `keyless` (who sits here and has no pictures yet), `tidy`
    (put everybody here away, once for each number) and `erase` are for this machine only.
    """

    seq: int
    pause: bool
    soon: Soon | None
    say: str
    timer: Timer | None
    vote: Vote | None
    goal: Goal | None
    plan: Plan
    games: int
    number: int | None
    sent: Sent | None
    allowed: str
    keyless: list[str]
    tidy: int
    erase: list[Erased]
    full: bool


class Here(TypedDict):
    """A child that the room knows: whether another machine has it now, whether it was put away."""

    profile: str
    held: bool
    tidied: bool


class RoomSeen(TypedDict):
    """What any machine may know of a room."""

    room: str
    codeweek: str
    children: list[Here]


class Asking(TypedDict):
    """A machine that asks for a child: the number on its screen, that of its sticker, for how long."""

    number: int
    machine: int | None
    seconds: int


class Row(TypedDict):
    """A child on the board. `seconds`: how long it has been so; `beside`: who shares its machine.

    `at`: when its machine told of it last, so that one who looks at it knows that there is something new.
    `say`: what it was told each time, when the same failed again. `given`: creations that it handed over.
    `checked`: all its wins were played again; `lost`: how many that were told did not win then.
    `asking`: the machines that would like to have it, the first first: its `status` is its own.
    `missed`: how often pictures that are not its own were shown for it lately.
    """

    profile: str
    machine: int | None
    beside: str
    pack: str
    level: str
    status: Status
    seconds: int
    at: float
    tries: int
    hints: int
    same: int
    say: str
    wins: int
    stars: int
    checked: bool
    lost: int
    given: int
    asking: list[Asking]
    missed: int


class Trouble(TypedDict):
    """A level where children are `stuck`, how many, and the commonest wrong program of all who are on it."""

    pack: str
    level: str
    stuck: int
    program: Script | None
    times: int
    say: str


class Shown(TypedDict):
    """A program on the projector: nobody says whose it is."""

    pack: str
    level: str
    program: Script


class Stored(TypedDict):
    """A child that does not play, and for how many days it is kept so."""

    profile: str
    days: int


class Board(TypedDict):
    """All that the adult sees. `tidied`: who was put away, for some days; `leaving`: whose file goes soon.

    `next`: the child whom the adult would go to now, empty while nobody needs it. `amid`: how many are amid a
    level, which they have not won yet.
    """

    seq: int
    rows: list[Row]
    next: str
    amid: int
    troubles: list[Trouble]
    pause: bool
    soon: Soon | None
    say: str
    timer: Timer | None
    vote: Vote | None
    goal: Goal | None
    plan: Plan
    shown: list[Shown]
    games: list[GameSeen]
    machines: int
    tidied: list[Stored]
    leaving: list[Stored]
    disk: Disk
    mended: MendedFile | None
    boards: list[BoardOpen]


class Way(TypedDict):
    """One thing that a child did."""

    kind: Kind
    pack: str
    level: str
    seconds: int
    say: str
    stars: int


class Given(TypedDict):
    """A creation that a child has handed over: its level, its title in words, what it makes as SVG."""

    level: str
    title: str
    picture: str


class GameLooked(TypedDict):
    """A game that the adult looks at: its program as the core reads it, its Python, or the `note` why not."""

    program: Script | None
    python: str
    note: str


class Asked(TypedDict):
    """What the adult went to ask a child on a level, at a time; `freed`: it has won that level since."""

    pack: str
    level: str
    question: str
    at: float
    freed: bool


class EveningSeen(TypedDict):
    """A day on which a child came: where it was last, how many levels it won first then."""

    day: str
    pack: str
    level: str
    wins: int


class ChapterReached(TypedDict):
    """A chapter, and how many children were in it at the end of an evening."""

    title: str
    children: int


class EveningOfAll(TypedDict):
    """An evening of the group."""

    day: str
    children: int
    wins: int
    chapters: list[ChapterReached]


class MisconceptionMet(TypedDict):
    """A misconception of an evening, in sentences for the adult; `profiles`: who met it."""

    name: str
    says: str
    facts: str
    ask: str
    after: str
    profiles: list[str]


class EveningSummary(TypedDict):
    """What a group met on an evening, in sentences for the adult; `next`: what to begin with, if anything."""

    title: str
    children: int
    says: str
    next: str
    met: list[MisconceptionMet]


class ChildSeen(TypedDict):
    """A child, touched on the board: its program as it is now, its last run, its way so far.

    `ran`: the last run as its machine told it; `again`: its program as the server's core plays it now, None
    when it could not; `note`: then why, or why its program cannot be shown. `brought`: the other children
    whom only its machine has ever had. `pictures`: its key, which no other page is told.
    """

    row: Row
    title: str
    program: Script | None
    python: str
    ran: Ran | None
    again: Ran | None
    note: str
    way: list[Way]
    given: list[Given]
    brought: list[str]
    pictures: list[str]
    coached: list[Asked]
    evenings: list[EveningSeen]


class Stands(TypedDict):
    """Where a child's program stands: how far it is in `words`, empty where nothing is said of it.

    The `block` to light, what the child is asked, and the answer; empty where there is none.
    """

    words: str
    block: str
    question: str
    answer: str


class Opened(TypedDict):
    """A session from a colleague's file; `missing`: its packs, by title, and its levels that are not here."""

    plan: Plan
    missing: list[str]


class Adult(TypedDict):
    """For the room: the adult's code, for how many seconds it is good, and the addresses of the page."""

    code: str
    addresses: list[str]
    until: float
