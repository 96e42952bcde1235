"""What is said, and heard, about a run: while it goes on, and when it is over."""

from typing import TYPE_CHECKING

from codeweek.desktop.pages import ideas, ways
from codeweek.desktop.pages.ask import AskPage
from codeweek.desktop.pages.gallery import GalleryPage
from codeweek.desktop.pages.stage import Stage
from codeweek.desktop.pages.trap import is_trapped, open_trap
from codeweek.desktop.pages.win import Result, Win
from codeweek.desktop.widgets import Action
from codeweek.diagnostic import Diagnostic
from codeweek.play.feedback.badges import Badge, badges
from codeweek.play.feedback.narration import narrate
from codeweek.play.feedback.places import touchable
from codeweek.play.feedback.voice import voice
from codeweek.play.judge import Verdict
from codeweek.play.predict import surprised
from codeweek.progress import course
from codeweek.scene import Scene, Sprite

if TYPE_CHECKING:
    from codeweek.desktop.pages.level import LevelPage

Said = tuple[str, str]  # a sentence and its tone: plain, good, warm, idea


def told(page: "LevelPage", message: Diagnostic) -> str:
    """A sentence about a program, as it is told on this level."""
    return voice(page.text, page.level).tell(message)


def sentence(page: "LevelPage") -> Said:
    """The one sentence of now."""
    if (number := ideas.told(page)) is not None:
        return ideas.words(page, number)[0], "idea"
    if page.film.problem:
        return told(page, page.film.problem), "warm"
    if page.film.ask_guess:
        return page.text(f"ui.level.guess_{page.guess.how}"), "warm"
    if page.film.ended and page.film.verdict and page.film.told:
        return _final(page, page.film.verdict)
    if page.stage.step:
        return _narration(page), "plain"
    if page.film.restarted:
        return told(page, Diagnostic("say.reset")), "plain"
    return f"{_welcome(page)} {_invitation(page)}".strip(), "plain"


def _welcome(page: "LevelPage") -> str:
    """To a child who comes back: « Te revoilà, renard bleu ! »"""
    profile = page.journey.profile
    if not page.welcome or not profile:
        return ""
    return page.text.tell(Diagnostic("say.resume", {"animal": profile.said(page.text)}), "short")


def over(page: "LevelPage") -> str:
    """What stands over it, small."""
    number = ideas.told(page)
    return "" if number is None else ideas.words(page, number)[1]


def place(page: "LevelPage") -> int | None:
    """The step of the film that the sentence of now tells of, if it is over and tells of one."""
    film = page.film
    if ideas.told(page) is not None:
        return None
    over = film.ended and film.verdict and film.told and not film.problem and not film.ask_guess
    return _message(page, film.verdict).step if over and film.verdict else None


def _message(page: "LevelPage", verdict: Verdict) -> Diagnostic:
    """What is told of the map shown, when its film is over."""
    trace, own = page.stage.trace, page.stage.map == verdict.map
    return verdict.message if own or not trace or not trace.diagnostic else trace.diagnostic


def _final(page: "LevelPage", verdict: Verdict) -> Said:
    message = _message(page, verdict)
    if verdict.won and not page.celebrated and not page.film.news and (lines := facts(page)):
        return f"{page.text('ui.win.won_before')} {lines[0]}", "good"
    good = verdict.won and not surprised(verdict)
    said = voice(page.text, page.level) if message.step is None else touchable(voice(page.text, page.level))
    return said.tell(message), "good" if good else "warm"


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
        mode, folded = page.level.mode, page.editor is not None and page.editor.folded
        key = f"ui.start.folded.{mode}" if folded and mode in ("make", "parsons") else f"ui.start.{mode}"
        return told(page, Diagnostic(key))
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
        said = lambda: told(page, question)  # noqa: E731
        page.app.push(AskPage(page.app, said, page.hero, page.answered))


def celebrate(page: "LevelPage") -> bool:
    """The card with the stars, over the level; whether it could be shown."""
    verdict, app, challenge = page.film.verdict, page.app, page.challenge
    if verdict is None or not verdict.won or app.page is not page:
        return False
    other = surprised(verdict)
    title = "ui.win.other" if other else "trap.won" if is_trapped(page.level) else "ui.win.title"
    result = Result(
        stars=lambda: verdict.hoped if challenge and challenge.holds else verdict.stars,
        title=lambda: page.text(title),
        sentence=lambda: told(page, verdict.message),
        facts=lambda: facts(page),
        ways=ways.ways_on(page, other) if other else ("stay", *ways.ways_on(page, other)),
        party=not other,
        medal=verdict.medal,
        challenge=challenge,
        clear=lambda: [box for box in (page.view.hero_box, page.view.rect) if box] if other else [],
    )
    app.push(Win(app, result, lambda answer: after_win(page, answer)))
    return True


def facts(page: "LevelPage") -> list[str]:
    """What the stars and the medal are for, then what came of the search for a trap."""
    verdict, challenge = page.film.verdict, page.challenge
    said = [told(page, each) for each in verdict.facts] if verdict else []
    if challenge is None:
        return said
    if challenge.offers:
        known = page.journey.stars(page.level) > 1  # by another program
        return [page.text("ui.win.trapped_now" if known else "ui.win.trapped"), *said]
    if not challenge.over:
        return [*said, page.text("ui.win.looking")]
    return [*said, page.text("trap.held", n=challenge.praised)] if challenge.praised else said


def after_win(page: "LevelPage", answer: str) -> None:
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
    elif answer == "replay":
        page.replay()
    elif answer == "map":
        page.app.pop()
