"""The one sentence that is said of a level now: of a hint, a game, a mistake, a step, the end of a run."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from codeweek.app import next_steps
from codeweek.app.level_session import LevelSession
from codeweek.blocks import spelling
from codeweek.blocks.script import Script
from codeweek.diagnostic import Diagnostic
from codeweek.engine.events.event_stage import Event
from codeweek.levels.programs import invitation
from codeweek.play import gamepad
from codeweek.play.feedback.level_voice import aloud, touchable, with_line
from codeweek.play.feedback.narration import narrate
from codeweek.play.film import Film
from codeweek.play.judge import Verdict
from codeweek.play.live_game import Live
from codeweek.play.predict import question, surprised
from codeweek.text import Text


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


def said(session: LevelSession, text: Text, folded: bool) -> Said:
    """The one sentence of now; `folded` when the blocks to choose from are behind keys."""
    film, spoken = session.film, session.voice(text)
    tell = spoken.tell
    if (number := session.hints.told) is not None:
        words, over = session.hints.words(number, text)
        return Said(words, "idea", over)
    if film.live and (told := _said_of_game(session.script, film, spoken)):
        return Said(*told)
    read = tell(spelling.told(session.writing.spelled)) if session.writing.spelled else ""
    if problem := session.slip:
        words = with_line(spoken, problem)
        return Said(f"{read} {words}".strip(), "warm", aloud=aloud(spoken, problem))
    if film.problem:
        return Said(tell(film.problem), "warm", aloud=aloud(spoken, film.problem))
    if session.bug_hunt and session.bug_hunt.said and not film.traces:
        return Said(tell(session.bug_hunt.said), "good" if session.bug_hunt.accused else "warm")
    if film.ask_guess:
        return Said(text(f"ui.level.guess_{session.guess.how}"), "warm")
    if film.ended and film.verdict and film.told:
        final = _final(session, film.verdict, text)
        return replace(final, words=f"{read} {final.words}") if read else final
    if read:
        return Said(read, "idea")
    if film.trace and film.step:
        return Said(narrate(session.level, session.hints.filmed, film.trace, film.step.index, text))
    if film.restarted:
        return Said(tell(Diagnostic("say.reset")))
    invitation = _invitation(session, text, folded)
    if session.outgrown:
        return Said(f"{text('ui.gallery.outgrown')} {invitation}")
    before = _welcome(session, text) or text.pick(session.aside or "")
    return Said(f"{before} {invitation}".strip(), aloud=invitation)


def _welcome(session: LevelSession, text: Text) -> str:
    """To a child who comes back: « Te revoilà, renard bleu ! »"""
    profile = session.journey.profile
    if not session.welcome or not profile:
        return ""
    return text.tell(Diagnostic("say.resume", {"animal": profile.said(text)}), "short")


def _invitation(session: LevelSession, text: Text, folded: bool) -> str:
    """What to do first."""
    level, guess, predict = session.level, session.guess, session.level.predict
    if not predict:
        way = "text." if session.writing.open else "folded." if folded else ""
        asked = invitation(level)
        own = f"ui.start.{way}{asked}"
        key = own if text.find(own) else f"ui.start.{asked}"
        if session.bug_hunt:
            key = "say.moved_block" if session.bug_hunt.accused else "ui.start.accuse"
        return session.voice(text).tell(Diagnostic(key))
    if not guess.missing and session.room.votes():
        return text("room.child.vote.thanks")
    if not guess.missing:
        return text("ui.start.predict")
    how = text(f"ui.level.answer_{guess.how}")
    asked = "" if level.part else question(level, text)  # that of a part stands over the page
    return f"{asked} {how}".strip()


def _final(session: LevelSession, verdict: Verdict, text: Text) -> Said:
    """What is told of the map shown, when its film is over."""
    film, tell = session.film, session.voice(text)
    other = film.trace.diagnostic if film.trace and film.head.map != verdict.map else None
    message = other or verdict.message
    first = verdict.won and not session.celebrated and not film.news
    if first and (lines := next_steps.facts(session, text)):
        return Said(f"{text('ui.win.won_before')} {lines[0]}", "good", step=message.step)
    good = verdict.won and not surprised(verdict)
    words = (tell if message.step is None else touchable(tell)).tell(message)
    if good and session.joy:
        words = f"{text.pick(session.joy)} {words}"
    return Said(words, "good" if good else "warm", step=message.step, aloud=aloud(tell, message))


def _said_of_game(script: Script, film: Film, text: Text) -> tuple[str, str] | None:
    """A sentence and its tone; None for a step of the film that tells of itself."""
    live = film.live
    if live is None:
        return None
    if film.plays:
        if live.ignored:
            return text.tell(gamepad.unheard(live.ignored, _called(live, live.ignored))), "warm"
        return text("live.ready", how=_how(script, live.game.world.heroes, text)), "plain"
    if film.ended:
        return _end(script, live, text)
    return (
        None
        if film.head.player.index
        else (text("live.replaced" if live.replaces else "live.opened"), "plain")
    )


def _called(live: Live, event: Event) -> object:
    """How sentences call the hero of an event, where it has one."""
    return next((role.called for role in live.game.world.stage.cast if role.name == event[1]), "")


def _how(script: Script, heroes: Sequence[str], text: Text) -> str:
    """What one can do."""
    keys = [
        str(gamepad.key_name(key)) if len(key) == 1 else text(gamepad.key_name(key))
        for key in gamepad.keys(script)
    ]
    touch = bool(gamepad.heroes(script, heroes))
    way = ("both" if touch else "keys") if keys else "click" if touch else "nothing"
    return text(f"live.how.{way}", keys=" ".join(keys))


def _end(script: Script, live: Live, text: Text) -> tuple[str, str]:
    end = gamepad.ending(script, live.game)
    if end is None:
        return text("live.paused", n=live.game.world.tick), "plain"
    return text.tell(end), "good" if live.game.world.over == "won" else "warm"
