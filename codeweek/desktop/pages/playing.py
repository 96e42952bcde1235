"""What is said of a game while somebody plays it, and at both ends of its film."""

from collections.abc import Sequence

from codeweek.blocks.script import Script
from codeweek.engine.events.stage import Event
from codeweek.play import gamepad
from codeweek.play.film import Film
from codeweek.play.live import Live
from codeweek.text import Text


def said(script: Script, film: Film, text: Text) -> tuple[str, str] | None:
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
    ending = gamepad.ending(script, live.game)
    if ending is None:
        return text("live.paused", n=live.game.world.tick), "plain"
    return text.tell(ending), "good" if live.game.world.over == "won" else "warm"
