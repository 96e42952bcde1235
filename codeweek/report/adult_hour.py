"""The hour for the adult who has never programmed: levels to play, made children who are stuck, a sheet."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from html import escape

from codeweek import data
from codeweek.blocks.script import Script
from codeweek.levels.level import Level
from codeweek.levels.programs import kind_of, read_in
from codeweek.play import builtin
from codeweek.play.feedback.level_voice import voice
from codeweek.play.session import play
from codeweek.progress.who import said_first
from codeweek.report.html import Source, badge, page
from codeweek.scene import Scene
from codeweek.text import Text

# One for each idea of the course, short enough for eight of them to take half an hour.
LEVELS = (
    "01-la-fusee/04-les-asteroides",
    "02-le-facteur/06-le-s",
    "04-la-ronde/06-le-rang-de-ballons",
    "07-les-detecteurs/03-le-mur-surprise",
    "08-tant-que/02-jusqu-au-drapeau",
    "09-les-boites/03-compter-ses-pas",
    "10-mes-blocs/02-la-marche",
    "13-quand/02b-la-tortue-se-promene",
)


@dataclass(frozen=True)
class StuckChild:
    """Somebody made up (`who`: `fox-blue`) who runs the same lost program again and again on a level.

    `asks`: the place, among the choices of the adult, of the question that the board of a room has there.
    """

    key: str
    who: str
    level: str
    program: str
    asks: int


CHILDREN = (
    StuckChild("short", "panda-pink", "01-la-fusee/02-une-case-de-plus", "vers_droite()\nvers_droite()", 1),
    StuckChild(
        "side",
        "fox-blue",
        "02-le-facteur/06-le-s",
        "avancer()\navancer()\npivoter_gauche()\navancer()\navancer()\npivoter_gauche()\navancer()",
        2,
    ),
    StuckChild(
        "where",
        "bee-yellow",
        "03-le-potager/02-deux-carottes",
        "ramasser()\navancer()\navancer()\navancer()\nramasser()",
        0,
    ),
    StuckChild(
        "back",
        "owl-green",
        "03-le-potager/06-l-aller-retour",
        "avancer()\navancer()\nramasser()\npivoter_gauche()\npivoter_gauche()\navancer()\navancer()\ndéposer()",
        2,
    ),
    StuckChild(
        "inside",
        "frog-orange",
        "04-la-ronde/03-deux-couloirs",
        "for _ in range(5):\n    avancer()\n    pivoter_gauche()\nfor _ in range(4):\n    avancer()",
        1,
    ),
    StuckChild(
        "pattern",
        "lion-purple",
        "04-la-ronde/05-l-escalier",
        "for _ in range(4):\n    avancer()\n    pivoter_gauche()\n    avancer()",
        0,
    ),
    StuckChild(
        "posts",
        "cat-pink",
        "04-la-ronde/07-un-de-trop",
        "ramasser()\nfor _ in range(5):\n    avancer()\n    ramasser()",
        1,
    ),
    StuckChild(
        "once",
        "whale-blue",
        "07-les-detecteurs/08-la-question-posee-une-seule-fois",
        "if mur_devant():\n    pivoter_gauche()\nfor _ in range(6):\n    avancer()",
        2,
    ),
)
OTHERS = ("first", "second")  # what is offered beside the question


@dataclass(frozen=True)
class Choice:
    """What an adult may say or do, and what comes of it."""

    words: str
    after: str


@dataclass(frozen=True)
class Visit:
    """A child as the adult finds it: its program, the block it stopped at, what it was told, the picture."""

    child: StuckChild
    who: str
    level: Level
    script: Script
    block: str
    said: str
    scene: Scene
    now: str
    choices: tuple[Choice, ...]


def levels() -> tuple[Level, ...]:
    """The levels to play, in their order."""
    return tuple(each for each in map(builtin.pack().level, LEVELS) if each)


def visit_of(child: StuckChild, text: Text) -> Visit:
    """A child as it is found: its program is played."""
    level = next(each for each in builtin.pack().levels if each.id == child.level)
    script = read_in(level, child.program).script
    played = play(level, script, text.language)
    message, lost = (played.verdict.message, played.verdict.map) if played.verdict else (None, 0)
    return Visit(
        child,
        said_first(child.who, text),
        level,
        script,
        (message.block or "") if message else "",
        voice(text, level).tell(message) if message else "",
        kind_of(level).picture(played.traces[lost].world, level.look),
        text(f"hour.child.{child.key}.now"),
        _choices(child, level, text),
    )


def _choices(child: StuckChild, level: Level, text: Text) -> tuple[Choice, ...]:
    said = [text(f"hour.child.{child.key}.{other}") for other in OTHERS]
    after = [text(f"hour.child.{child.key}.{other}_after") for other in OTHERS]
    said.insert(child.asks, text("hour.ask", question=text.pick(level.adult.question)))
    after.insert(child.asks, text(f"hour.child.{child.key}.after"))
    return tuple(map(Choice, said, after))


STYLE = (__package__, "adult_hour.css")
RULES = ("hands", "ask", "hidden", "steps", "wrong")


def adult_hour_sheet(done: Collection[str], date: str, text: Text, sprite: Source = data.sprite) -> str:
    """A page to print; `done`: ids of levels won, keys of children whose question was found."""
    title = text("hour.sheet.title", date=date)
    body = (
        f"<h1>{escape(title)}</h1>\n{''.join(_ideas(done, text))}{''.join(_questions(done, text, sprite))}"
        f"<h2>{escape(text('hour.sheet.keep'))}</h2>\n<ul>{''.join(_rules(text))}</ul>\n"
    )
    return page(title, STYLE, body, text)


def _ideas(done: Collection[str], text: Text) -> Iterator[str]:
    won = [level for level in levels() if level.id in done]
    yield _head("levels", len(won), len(levels()), text) if won else ""
    for level in won:
        words = f"<b>{escape(text.pick(level.title))}</b> {escape(text.pick(level.adult.idea))}"
        yield f"<p>{words}</p>\n"


def _questions(done: Collection[str], text: Text, sprite: Source) -> Iterator[str]:
    found = [child for child in CHILDREN if child.key in done]
    yield _head("children", len(found), len(CHILDREN), text) if found else ""
    asked = {level.id: text.pick(level.adult.question) for level in builtin.pack().levels}
    for child in found:
        words = f"<b>{escape(said_first(child.who, text))}</b> {escape(asked[child.level])}"
        yield f"<p>{badge(child.who, sprite)} {words}</p>\n"


def _head(part: str, n: int, whole: int, text: Text) -> str:
    return f"<h2>{escape(text(f'hour.sheet.{part}', n=n, all=whole))}</h2>\n"


def _rules(text: Text) -> Iterator[str]:
    return (f"<li>{escape(text(f'hour.sheet.rule_{rule}'))}</li>" for rule in RULES)
