"""What somebody can do in a live game; the sentences for that, for why it cannot begin, and for its end."""

from collections.abc import Iterable, Sequence

from codeweek.blocks.hats import HERO as SECTION
from codeweek.blocks.hats import KEYS, event_of, is_hat
from codeweek.blocks.script import Block, Script
from codeweek.blocks.speak import named
from codeweek.diagnostic import Diagnostic
from codeweek.engine.check import check
from codeweek.engine.events.event_game import Game
from codeweek.engine.events.event_stage import Event
from codeweek.levels.level import Level
from codeweek.levels.programs import boxes, catalogue_of, kind_of, lines_of, may_use, python_text
from codeweek.play import game
from codeweek.scene import HERO, Scene
from codeweek.text import Key

REACH = 0.5  # cells around the middle of a hero in which it is touched, at least
SEEN = 0.42  # of a large one, across: the rest of its picture is empty, and others are seen there
ENDS = ("won", "lost")


def there(level: Level) -> bool:
    """Whether a level can be played live."""
    return kind_of(level).waits


def begin(level: Level, script: Script, language: str, seed: int) -> Game | Diagnostic:
    """A game of a program; or the sentence why that may not run, the same as of any run."""
    found = problem(level, script, language) or game.begin(level, script, seed)
    return named(script, found) if isinstance(found, Diagnostic) else found


def problem(level: Level, script: Script, language: str) -> Diagnostic | None:
    """The first thing that keeps a program from running."""
    diagnostic = next(iter(check(catalogue_of(level), script, may_use(level), boxes(level))), None)
    lines = lines_of(python_text(level, script, language), script) if diagnostic else {}
    return diagnostic.at(line=lines.get(diagnostic.block or "")) if diagnostic else None


def keys(script: Script) -> tuple[str, ...]:
    """The keys that the hats of a program wait for."""
    asked = {event_of(block) for block in script.walk() if is_hat(block)}
    return tuple(key for key in KEYS if ("key", key) in asked)


def heroes(script: Script, known: Sequence[str]) -> tuple[str, ...]:
    """Those of the heroes of a level who wait to be touched."""
    own = {str(block.fields.get("name")): block for block in script.blocks if block.type == SECTION}
    asked = [name for name, block in own.items() if name in known and _waits_for_touch(block.walk())]
    alone = _waits_for_touch(block for block in script.blocks if block.type != SECTION)
    return tuple(name for name in known if name in asked or (alone and name == known[0]))


def listens(script: Script, known: Sequence[str]) -> tuple[Event, ...]:
    """All that a program waits for of a person: its keys, then the heroes of a level that can be touched."""
    return (*(("key", key) for key in keys(script)), *(("click", name) for name in heroes(script, known)))


def _waits_for_touch(blocks: Iterable[Block]) -> bool:
    return any(is_hat(block) and event_of(block) == ("click",) for block in blocks)


def touched(heroes: Sequence[str], scene: Scene, x: float, y: float) -> str:
    """The hero at a point of a scene, the one in front first; empty for none."""
    for sprite in reversed(scene.sprites):
        name, _dash, number = sprite.id.partition("-")
        wide, high = (max(REACH, sprite.size * share) for share in (SEEN, 0.5))
        if name == HERO and abs(sprite.x - x) <= wide and abs(sprite.y - y) <= high:
            return heroes[int(number or 0)]
    return ""


def unheard(event: Event, called: object = "") -> Diagnostic:
    """That no hat waits for what somebody did; `called`: how the hero that was touched is called."""
    if event[0] == "click":
        what = Diagnostic("live.click", {"hero": called or event[1]})
    else:
        what = Diagnostic("live.key", {"key": key_name(event[1])})
    return Diagnostic("live.nothing_heard", {"event": what})


def key_name(key: str) -> str:
    """What a key is called."""
    return Key(f"live.keys.{key}") if len(key) > 1 else key.upper()


def ended(game: Game) -> bool:
    """Whether it cannot go on: it is won or lost, something stopped it, or its film is full."""
    return game.over or game.full


def back(game: Game, step: int) -> Game:
    """The game up to the tick of a step of its film; before the tick that ended it, if it is that one."""
    found = game.rewound_to(step)
    while ended(found) and len(found.acts) > 1:
        found = found.without_last()
    return found


def ending(script: Script, game: Game) -> Diagnostic | None:
    """The sentence for how it ended; None while it may go on."""
    over = str(game.world.over)
    if game.why:
        return named(script, game.why)
    if over in ENDS:
        return Diagnostic(f"live.end.{over}", {"n": game.world.tick})
    return Diagnostic("run.full_game") if game.full else None
