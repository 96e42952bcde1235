"""What is said, lit and heard of a run: while it goes on, and when it is over."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from codeweek.blocks import spelling
from codeweek.blocks.script import Script
from codeweek.desktop.pages import ending, playing
from codeweek.desktop.pages.attempt import Attempt
from codeweek.desktop.pages.goal_view import Goals
from codeweek.desktop.pages.stage import Stage
from codeweek.diagnostic import Diagnostic
from codeweek.levels.level import Level
from codeweek.levels.programs import catalogue_of, invitation
from codeweek.play.feedback.aloud import aloud
from codeweek.play.feedback.badges import Badge, badges
from codeweek.play.feedback.goal_strip import GUESS, Tile
from codeweek.play.feedback.narration import narrate
from codeweek.play.feedback.places import touchable
from codeweek.play.feedback.variables import Names
from codeweek.play.feedback.voice import voice, with_line
from codeweek.play.film import Film
from codeweek.play.inquiry import inquires
from codeweek.play.judge import Verdict
from codeweek.play.life import Seen
from codeweek.play.melody import notes
from codeweek.play.predict import question, surprised
from codeweek.play.tune.listening import KIND as TUNE
from codeweek.play.wear.heard import heard
from codeweek.scene import HERO, Scene, Sprite
from codeweek.text import Text
from codeweek.worlds.robot.state import cell_of

Cell = tuple[int, int]


@dataclass(frozen=True)
class Said:
    """A sentence and its tone: plain, good, warm, idea; the step of the film that it tells of.

    `aloud`: the same in other words, for a computer that could not read these.
    """

    words: str
    tone: str = "plain"
    over: str = ""  # what stands over it, small
    step: int | None = None
    aloud: str = ""


def said(attempt: Attempt, text: Text, folded: bool) -> Said:
    """The one sentence of now; `folded` when the blocks to choose from are behind keys."""
    film, tell = attempt.film, voice(text, attempt.level).tell
    if (number := attempt.ideas.told) is not None:
        words, over = attempt.ideas.words(number, text)
        return Said(words, "idea", over)
    if film.live and (told := playing.said(attempt.script, film, voice(text, attempt.level))):
        return Said(*told)
    read = tell(spelling.told(attempt.writing.spelled)) if attempt.writing.spelled else ""
    if problem := attempt.slip:
        words = with_line(voice(text, attempt.level), problem)
        return Said(f"{read} {words}".strip(), "warm", aloud=aloud(voice(text, attempt.level), problem))
    if film.problem:
        return Said(tell(film.problem), "warm", aloud=aloud(voice(text, attempt.level), film.problem))
    if attempt.case and attempt.case.said and not film.traces:
        return Said(tell(attempt.case.said), "good" if attempt.case.accused else "warm")
    if film.ask_guess:
        return Said(text(f"ui.level.guess_{attempt.guess.how}"), "warm")
    if film.ended and film.verdict and film.told:
        final = _final(attempt, film.verdict, text)
        return replace(final, words=f"{read} {final.words}") if read else final
    if read:
        return Said(read, "idea")
    if film.trace and film.step:
        return Said(narrate(attempt.level, attempt.ideas.filmed, film.trace, film.step.index, text))
    if film.restarted:
        return Said(tell(Diagnostic("say.reset")))
    invitation = _invitation(attempt, text, folded)
    if attempt.outgrown:
        return Said(f"{text('ui.gallery.outgrown')} {invitation}")
    before = _welcome(attempt, text) or text.pick(attempt.aside or "")
    return Said(f"{before} {invitation}".strip(), aloud=invitation)


def _welcome(attempt: Attempt, text: Text) -> str:
    """To a child who comes back: « Te revoilà, renard bleu ! »"""
    profile = attempt.journey.profile
    if not attempt.welcome or not profile:
        return ""
    return text.tell(Diagnostic("say.resume", {"animal": profile.said(text)}), "short")


def _invitation(attempt: Attempt, text: Text, folded: bool) -> str:
    """What to do first."""
    level, guess, predict = attempt.level, attempt.guess, attempt.level.predict
    if attempt.writing.open and level.writing != "text":
        return text("typing.start")
    if not predict:
        way = "text." if level.writing == "text" else "folded." if folded else ""
        asked = invitation(level)
        own = f"ui.start.{way}{asked}"
        key = own if text.find(own) else f"ui.start.{asked}"
        if attempt.case:
            key = "say.moved_block" if attempt.case.accused else "ui.start.accuse"
        return voice(text, level).tell(Diagnostic(key))
    if not guess.missing and attempt.votes():
        return text("room.child.vote.thanks")
    if not guess.missing:
        return text("ui.start.predict")
    how = text(f"ui.level.answer_{guess.how}")
    asked = "" if level.part else question(level, text)  # that of a part stands over the page
    return f"{asked} {how}".strip()


def _final(attempt: Attempt, verdict: Verdict, text: Text) -> Said:
    """What is told of the map shown, when its film is over."""
    film, tell = attempt.film, voice(text, attempt.level)
    other = film.trace.diagnostic if film.trace and film.head.map != verdict.map else None
    message = other or verdict.message
    first = verdict.won and not attempt.celebrated and not film.news
    if first and (lines := ending.facts(attempt, text)):
        return Said(f"{text('ui.win.won_before')} {lines[0]}", "good", step=message.step)
    good = verdict.won and not surprised(verdict)
    words = (tell if message.step is None else touchable(tell)).tell(message)
    if good and attempt.joy:
        words = f"{text.pick(attempt.joy)} {words}"
    return Said(words, "good" if good else "warm", step=message.step, aloud=aloud(tell, message))


def written(level: Level, script: Script, film: Film, text: Text) -> tuple[Badge, ...]:
    """What the step wrote on the blocks."""
    if film.trace is None or film.step is None:
        return ()
    return badges(level, script, film.trace, film.step.index, text)


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


def goals(attempt: Attempt, tiles: Sequence[Tile], shake: float) -> Goals:
    """The goals of the map shown in pictures; those of a surprise are not told."""
    film, verdict = attempt.film, attempt.film.verdict
    if film.hidden or film.live:
        return Goals()
    told = verdict if film.ended and film.told and verdict and film.head.map == verdict.map else None
    sought = attempt.guess.inquires  # and not found by a run that did not win
    noted = attempt.guess.noted or (told is None and not attempt.guess.missing)
    other = told is not None and not noted and (surprised(told) or (sought and not told.won))
    found = told is not None and not (other or noted)
    shown = tuple((tile, found if tile.name == GUESS else tile.met) for tile in tiles)
    return Goals(shown, told is not None and (other or not told.won), shake, noted)


def cells(attempt: Attempt, goals: Goals) -> tuple[Cell, ...]:
    """The cells to look at: those that the idea told is about, or where a run left something to be done."""
    names = goals.lit.left if goals.lit else ()
    if attempt.ideas.told:
        names = attempt.ideas.shows.cells
    return tuple(cell_of(name) for name in names)


def variables(film: Film) -> tuple[Names, dict[str, Any] | None, float]:
    """Those of the step of now, those before it (None at the start), and how fresh the change is."""
    trace, player = film.trace, film.head.player
    if film.live and film.plays:
        return tuple(film.live.game.world.boxes.items()), None, 0.0
    names = trace.names(player.index) if trace else ()
    before = dict(trace.names(player.index - 1)) if trace and player.index else None
    return names, before, 1 - player.part if player.index else 0.0


def sound(stage: Stage, script: Script, worn: str) -> str:
    """What sounds at the step shown: what is worn, else what the hero did; a tune has notes of its own."""
    film, index = stage.film, stage.player.index
    if film.level.kind == TUNE:
        return ""
    if film.trace and (own := heard(worn, script, film.trace, index)):
        return own
    block = film.step.block if film.step else None
    note = notes(catalogue_of(film.level), script).get(block or "", "")
    return done(stage.scene(max(0, index - 1)), stage.scene(index), note)


def done(before: Scene, now: Scene, note: str) -> str:
    """The sound of what the hero did between two pictures, else the note of the block that ran."""
    old, new = _hero(before), _hero(now)
    if old is None or new is None:
        return ""
    if new.effect in ("bump", "pick", "drop"):
        return new.effect
    if note:
        return note
    return "step" if (old.x, old.y, old.angle) != (new.x, new.y, new.angle) else ""


def seen(attempt: Attempt, stage: Stage, quiet: float) -> Seen:
    """What the hero's face and the child's animal depend on, so many seconds after the last event."""
    film, hero = attempt.film, _hero(stage.now)
    foresees = attempt.guess.missing and not film.traces
    asked = film.asks is not None and film.ended
    block, kind = lit(film, next(iter(attempt.ideas.shows.blocks), ""))
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
