"""What is said, and heard, about a run: while it goes on, and when it is over."""

from typing import TYPE_CHECKING

from codeweek import course, studio
from codeweek.badges import Badge, badges
from codeweek.desktop.pages.ask import AskPage
from codeweek.desktop.pages.gallery import GalleryPage
from codeweek.desktop.pages.stage import Stage
from codeweek.desktop.pages.trap import is_trapped, open_trap
from codeweek.desktop.pages.win import Result, Win
from codeweek.desktop.widgets import Action
from codeweek.diagnostic import Diagnostic
from codeweek.judge import Verdict, register
from codeweek.narration import narrate
from codeweek.scene import Scene, Sprite

if TYPE_CHECKING:
    from codeweek.desktop.pages.level import LevelPage

SURPRISE = "say.prediction_other"
LONG = "say.too_many_blocks"  # it tells the challenge itself
Said = tuple[str, str]  # a sentence and its tone: plain, good, warm


def sentence(page: "LevelPage") -> Said:
    """The one sentence of now."""
    if page.film.problem:
        return page.text.tell(page.film.problem, register(page.level)), "warm"
    if page.film.ask_guess:
        return page.text(f"ui.level.guess_{page.guess.how}"), "warm"
    if page.film.ended and page.film.verdict and page.film.told:
        return _final(page, page.film.verdict)
    if page.stage.step:
        return _narration(page), "plain"
    if page.film.restarted:
        return page.text.tell(Diagnostic("say.reset"), register(page.level)), "plain"
    return f"{_welcome(page)} {_invitation(page)}".strip(), "plain"


def _welcome(page: "LevelPage") -> str:
    """To a child who comes back: « Te revoilà, renard bleu ! »"""
    profile = page.journey.profile
    if not page.welcome or not profile:
        return ""
    return page.text.tell(Diagnostic("say.resume", {"animal": profile.said(page.text)}), "short")


def place(page: "LevelPage") -> int | None:
    """The step of the film that the sentence of now tells of, if it is over and tells of one."""
    film = page.film
    over = film.ended and film.verdict and film.told and not film.problem and not film.ask_guess
    return _message(page, film.verdict).step if over and film.verdict else None


def _message(page: "LevelPage", verdict: Verdict) -> Diagnostic:
    """What is told of the map shown, when its film is over."""
    trace, own = page.stage.trace, page.stage.map == verdict.map
    return verdict.message if own or not trace or not trace.diagnostic else trace.diagnostic


def _final(page: "LevelPage", verdict: Verdict) -> Said:
    message = _message(page, verdict)
    good = verdict.won and message.key != SURPRISE
    return page.text.tell(message, register(page.level)), "good" if good else "warm"


def _narration(page: "LevelPage") -> str:
    """What the step did."""
    stage, step = page.stage, page.stage.step
    if stage.trace is None or step is None:
        return ""
    return narrate(page.level, page.script, stage.trace, step.index, page.text)


def written(page: "LevelPage") -> tuple[Badge, ...]:
    """What the step wrote on the blocks."""
    stage, step = page.stage, page.stage.step
    if stage.trace is None or step is None:
        return ()
    return badges(page.level, page.script, stage.trace, step.index, page.text)


def _invitation(page: "LevelPage") -> str:
    """What to do first."""
    text, predict = page.text, page.level.predict
    if not predict:
        return text.tell(Diagnostic(f"ui.start.{page.level.mode}"), register(page.level))
    if not page.guess.missing:
        return text("ui.start.predict")
    how = text(f"ui.level.answer_{page.guess.how}")
    return f"{text.pick(predict.question)} {how}".strip()


def lit(page: "LevelPage") -> tuple[str | None, str]:
    """The block to light, and as what: running, or where something is to be seen."""
    film, step, trace = page.film, page.stage.step, page.stage.trace
    if film.problem:
        return film.problem.block, "problem"
    block = step.block if step else None
    if film.ended and film.verdict and not film.verdict.won:
        stopped = trace.diagnostic.block if trace and trace.diagnostic else None
        return film.verdict.message.block or stopped or block, "problem"
    return block, "running"


def fill(page: "LevelPage") -> None:
    """The boxes of the variables: as they are at the step of now, and what was in them before."""
    stage, index = page.stage, page.stage.player.index
    before = dict(stage.trace.names(index - 1)) if stage.trace and index else None
    fresh = 1 - stage.player.part if index else 0.0
    page.boxes.tell(stage.names, before, page.text, fresh)


def sound(stage: Stage) -> str:
    """The sound of what the hero just did; empty for none."""
    index = stage.player.index
    old, new = _hero(stage.scene(max(0, index - 1))), _hero(stage.scene(index))
    if old is None or new is None:
        return ""
    if new.effect in ("bump", "pick", "drop"):
        return new.effect
    if (old.x, old.y) != (new.x, new.y):
        return "step"
    turn = (new.angle - old.angle) % 360
    return ("left" if turn > 180 else "right") if turn else ""


def _hero(scene: Scene) -> Sprite | None:
    return next((sprite for sprite in scene.sprites if sprite.id == "hero"), None)


def ask(page: "LevelPage") -> None:
    """The card on which the child answers the program."""
    question = page.film.asks
    if question and page.app.page is page:
        said = lambda: page.text.tell(question, register(page.level))  # noqa: E731
        page.app.push(AskPage(page.app, said, page.hero, page.answered))


def celebrate(page: "LevelPage") -> None:
    """The card with the stars, over the level."""
    verdict, app = page.film.verdict, page.app
    if verdict is None or app.page is not page:
        return
    surprised = verdict.message.key == SURPRISE
    title = "ui.win.other" if surprised else "trap.won" if is_trapped(page.level) else "ui.win.title"
    result = Result(
        verdict.stars,
        lambda: page.text(title),
        lambda: page.text.tell(verdict.message, register(page.level)),
        lambda: _facts(page, verdict),
        _ways(page),
        not surprised,
        page.challenge,
    )
    app.push(Win(app, result, lambda answer: _after_win(page, answer)))


def _ways(page: "LevelPage") -> tuple[str, ...]:
    """Where one may go from here: stay, keep it, something else to do, the next level."""
    pack, progress = page.journey.pack, page.journey.progress
    following = course.next_level(pack, page.level)
    other = course.another(pack, progress, page.level)
    ways = ["stay"] + (["gallery"] if page.level.mode == "create" else [])
    if other not in (None, page.level, following):
        ways.append("another")
    ways.append("next" if following else "map")
    if not following and "another" in ways:
        ways.remove("another")
        ways.append("another")
    return tuple(ways)


def _facts(page: "LevelPage", verdict: Verdict) -> str:
    """What the stars are for."""
    if page.read_only or page.level.mode == "create" or verdict.message.key == LONG:
        return ""
    best = studio.best(page.level)
    name = "record" if verdict.record else "best" if verdict.stars == 3 else "challenge"
    return page.text(f"ui.win.{name}", n=verdict.blocks, best=best)


def _after_win(page: "LevelPage", answer: str) -> None:
    pack = page.journey.pack
    following = course.next_level(pack, page.level)
    other = course.another(pack, page.journey.progress, page.level)
    if answer == "next" and following:
        page.go_on(following)
    elif answer == "another" and other:
        page.go_on(other)
    elif answer == "gallery":
        gallery = GalleryPage(page)
        page.app.push(gallery)
        gallery.act(Action("keep"))
    elif answer == "trap":
        open_trap(page)
    elif answer == "map":
        page.app.pop()
