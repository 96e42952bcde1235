"""What is lit, ticked and heard of a level at the step shown."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from codeweek.app.film_scenes import FilmScenes
from codeweek.app.level_session import LevelSession
from codeweek.app.motion import Moment
from codeweek.app.run_messages import Said, said
from codeweek.blocks.script import Script
from codeweek.engine.typed.inline_values import inline_values
from codeweek.levels.level import Level
from codeweek.levels.programs import catalogue_of, kind_of
from codeweek.play.feedback.goal_strip import GUESS, Tile
from codeweek.play.feedback.step_answers import Badge, badges
from codeweek.play.feedback.variables import Names, beside
from codeweek.play.film import Film
from codeweek.play.inquiry import inquires
from codeweek.play.life import RESTS, Seen, face, pilot
from codeweek.play.melody import notes
from codeweek.play.predict import surprised
from codeweek.play.tune.tune_listening import KIND as TUNE
from codeweek.play.typed import LookedAt, looked_at
from codeweek.play.worn_sounds import heard
from codeweek.scene import FACES, HERO, Scene, Sprite
from codeweek.text import Text
from codeweek.worlds.robot.state import cell_of

EFFECTS = ("bump", "pick", "drop")  # that sound
Cell = tuple[int, int]
Turn = tuple[str, int, int | None]  # of a loop that runs: block, turn, how many if known


@dataclass(frozen=True)
class Goals:
    """What to show of them: each with whether it is done; whether a run has missed the others.

    `shake`: how far those are moved aside, in parts of a picture. `noted`: there is a guess, and no run yet
    that tells whether it is right.
    """

    tiles: tuple[tuple[Tile, bool], ...] = ()
    missed: bool = False
    shake: float = 0.0
    noted: bool = False

    @property
    def lit(self) -> Tile | None:
        """The first one that a run has missed."""
        waits = GUESS if self.noted else ""
        left = (tile for tile, done in self.tiles if not done and tile.name != waits)
        return next(left, None) if self.missed else None


def written(level: Level, script: Script, film: Film, text: Text) -> tuple[Badge, ...]:
    """What the step wrote on the blocks."""
    if film.trace is None or film.step is None:
        return ()
    return badges(level, script, film.trace, film.step.index, text)


def values(session: LevelSession) -> str:
    """What the line of a typed program computed at the step shown, while the film stands."""
    film, index = session.film, session.film.head.player.index
    if film.trace is None or film.head.playing or film.plays or not session.writing.open:
        return ""
    return inline_values(film.trace, index)


def may_look(session: LevelSession) -> bool:
    """Whether an expression can be worked out: a program that was typed has run."""
    return bool(session.film.traces) and not session.film.live and session.writing.open


def answer(session: LevelSession) -> LookedAt:
    """What the expression of the child is worth at the step shown, while the film stands; whence that is."""
    film, asked = session.film, session.looked_for
    if film.trace is None or film.head.playing or not may_look(session):
        return LookedAt()
    when = film.spot, asked, session.text.language
    if session.answered[0] != when:
        index = film.head.player.index
        session.answered = when, looked_at(session.level, film.trace, index, asked, session.text)
    return session.answered[1]


def lit(film: Film, shown: str = "") -> tuple[str | None, str]:
    """The block to light, and as what: running, or where something is to be seen; `shown` by an idea."""
    if shown:
        return shown, "running"
    if film.problem:
        return film.problem.block, "problem"
    if film.live and film.ended and film.live.game.why:
        return film.live.game.why.block, "problem"
    block = film.step.block if film.step else None
    if film.ended and film.verdict and not film.verdict.won and not inquires(film.level):
        stopped = film.trace.diagnostic.block if film.trace and film.trace.diagnostic else None
        return film.verdict.message.block or stopped or block, "problem"
    return block, "running"


def goals(session: LevelSession, tiles: Sequence[Tile], shake: float) -> Goals:
    """The goals of the map shown in pictures; those of a surprise are not told."""
    film, verdict = session.film, session.film.verdict
    if film.hidden or film.live:
        return Goals()
    told = verdict if film.ended and film.told and verdict and film.head.map == verdict.map else None
    sought = session.guess.inquires  # and not found by a run that did not win
    noted = session.guess.noted or (told is None and not session.guess.missing)
    other = told is not None and not noted and (surprised(told) or (sought and not told.won))
    found = told is not None and not (other or noted)
    shown = tuple((tile, found if tile.name == GUESS else tile.met) for tile in tiles)
    return Goals(shown, told is not None and (other or not told.won), shake, noted)


def cells(session: LevelSession, goals: Goals) -> tuple[Cell, ...]:
    """The cells to look at: those that the idea told is about, or where a run left something to be done."""
    names = goals.lit.left if goals.lit else ()
    if session.hints.told:
        names = session.hints.shows.cells
    return tuple(cell_of(name) for name in names)


def variables(film: Film) -> tuple[Names, dict[str, Any] | None, float]:
    """Those of the step of now, those before it (None at the start), and how fresh the change is."""
    trace, player = film.trace, film.head.player
    if film.live and film.plays:
        return tuple(film.live.game.world.boxes.items()), None, 0.0
    names = trace.names(player.index) if trace else ()
    before = dict(trace.names(player.index - 1)) if trace and player.index else None
    return names, before, 1 - player.part if player.index else 0.0


def sound(scenes: FilmScenes, script: Script, worn: str) -> str:
    """What sounds at the step shown: what is worn, else what the hero did; a tune has notes of its own."""
    film, index = scenes.film, scenes.player.index
    if film.level.kind == TUNE:
        return ""
    if film.trace and (own := heard(worn, script, film.trace, index)):
        return own
    block = film.step.block if film.step else None
    note = notes(catalogue_of(film.level), script).get(block or "", "")
    return done(scenes.scene(max(0, index - 1)), scenes.scene(index), note)


def done(before: Scene, now: Scene, note: str) -> str:
    """The sound of what the hero did between two pictures, else the note of the block that ran."""
    old, new = _hero(before), _hero(now)
    if old is None or new is None:
        return ""
    if new.effect in EFFECTS:
        return new.effect
    if note:
        return note
    return "step" if (old.x, old.y, old.angle) != (new.x, new.y, new.angle) else ""


def seen(session: LevelSession, scenes: FilmScenes, quiet: float) -> Seen:
    """What the hero's face and the child's animal depend on, so many seconds after the last event."""
    film, hero = session.film, _hero(scenes.now)
    foresees = session.guess.missing and not film.traces
    asked = film.asks is not None and film.ended
    block, kind = lit(film, next(iter(session.hints.shows.blocks), ""))
    return Seen(
        quiet=quiet,
        asks=foresees or asked,
        problem=film.problem is not None,
        playing=film.head.playing or film.plays,
        end=film.end,
        effect=hero.effect if hero else "",
        lit=block is not None and (kind == "problem" or film.step is None),
    )


def _hero(scene: Scene) -> Sprite | None:
    return next((sprite for sprite in scene.sprites if sprite.id == HERO), None)


def heard_of_tick(before: Scene, now: Scene, pressed: bool) -> str:
    """What sounds of a tick of a game, from what is seen of it: whoever does not hear it misses nothing.

    A step is heard of who presses alone, or a game would never be quiet.
    """
    old = {sprite.id: sprite for sprite in before.sprites}
    effects = [sprite.effect for sprite in now.sprites if sprite.effect in EFFECTS]
    if effects:
        return effects[0]
    if any(id.startswith("item-") for id in old.keys() - {sprite.id for sprite in now.sprites}):
        return "pick"
    moved = any(_place(old.get(new.id, new)) != _place(new) for new in now.sprites)
    return "step" if pressed and moved else ""


def _place(sprite: Sprite) -> tuple[float, float, float]:
    return sprite.x, sprite.y, sprite.angle


@dataclass(frozen=True)
class LevelView:
    """All that is to be seen of a level at the step shown, but for its buttons."""

    moment: Moment
    said: Said
    goals: Goals
    choosing: bool  # a cell of the world is to be foreseen
    eyes: bool  # the world is seen as the hero sees it
    secret: str  # what stands in place of a map that is a surprise
    cells: tuple[Cell, ...]  # to look at
    lit: tuple[str | None, str]  # the block to light, and as what
    below: int  # lines of the one to light under the first of that block
    turns: Sequence[Turn]
    badges: tuple[Badge, ...]
    values: str  # of the line of a typed program, while nothing moves
    answer: LookedAt  # of the child's expression
    variables: tuple[Names, dict[str, Any] | None, float]
    called: tuple[str, ...]  # types of blocks that a hint is about
    pilot: str  # what the child's animal does


def level_view(session: LevelSession, still: bool, sober: bool, folded: bool) -> LevelView:
    """It, as it is now: `still` when nothing is to glide, `folded` when the blocks are behind keys."""
    film, scenes, animation, text = session.film, session.scenes, session.animation, session.text
    scenes.over = session.tune.shapes
    choosing = session.guess.asks_cell and not film.traces
    eyes = session.eyes and not choosing
    depends = seen(session, scenes, animation.quiet)
    mood, cheer = (FACES[0], None) if sober else (face(depends), animation.cheer)
    shown = goals(session, scenes.tiles, animation.shake)
    names, before, fresh = variables(film)
    lights = lit(film, next(iter(session.hints.shows.blocks), ""))
    runs = film.step is not None and film.step.block == lights[0]  # what is lit is what the step ran
    secret = "ui.level.secret" if kind_of(session.level).examples else "ui.level.surprise"
    return LevelView(
        moment=scenes.moment(animation.breathing(still or sober), cheer, still, eyes, mood),
        said=said(session, text, folded),
        goals=shown,
        choosing=choosing,
        eyes=eyes,
        secret=text(secret) if film.hidden else "",
        cells=() if eyes else cells(session, shown),
        lit=lights,
        below=film.trace.below(film.step.index) if film.trace and film.step and runs else 0,
        turns=scenes.turns,
        badges=written(session.level, session.hints.filmed, film, text),
        values=values(session),
        answer=answer(session),
        variables=(beside(session.level, names), before, fresh),
        called=session.hints.shows.types,
        pilot=RESTS if sober else pilot(depends),
    )
