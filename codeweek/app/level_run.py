"""A run in a session of a level: the program is run and judged, what it earns is kept, the room is told."""

from collections.abc import Callable
from dataclasses import replace

from codeweek.app import level_events as events
from codeweek.app.level_session import LevelSession
from codeweek.app.trap_search import TrapSearch
from codeweek.blocks.history import History
from codeweek.blocks.script import Script
from codeweek.diagnostic import Diagnostic
from codeweek.levels.level import MAP
from codeweek.play import bug_tasks, game, gamepad
from codeweek.play.judge import TRAPPED, Verdict
from codeweek.play.live_game import Live
from codeweek.play.predict import is_first, judged
from codeweek.play.repair.helping import TRIES, helps, went_wrong
from codeweek.play.session import Playback, answered, play
from codeweek.progress.exercise import worth
from codeweek.room.event import LONGEST_SAID
from codeweek.room.room_json import Ran

Turn = Callable[[], bool]  # a little of what takes long; whether there is more


def run(session: LevelSession) -> list[Turn]:
    """Run the program on every map, judge it, and stand at its start; what it wins is kept at once.

    Gives what is to be looked for meanwhile.
    """
    _set_out(session)
    session.hints.count()
    work: list[Turn] = []
    if session.guess.missing:
        session.film.ask_guess = True
    elif slip := session.writing.slip(session.level, session.script):
        session.film.take(Playback(session.program, problems=(slip,)))
    else:
        _shoot(session)
        work += _look_closer(session)
    return work + _look_for_trap(session)


def play_live(session: LevelSession, seed: int) -> None:
    """Begin a live game of the program as it is, or tell why it may not run."""
    film = session.film
    _set_out(session)
    if session.guess.missing:
        film.ask_guess = True
        return
    slip = session.writing.slip(session.level, session.script)
    game = slip or gamepad.begin(session.level, session.script, session.text.language, seed)
    if isinstance(game, Diagnostic):
        film.problem = game
    else:
        film.play_live(Live(game, film.head.speed))


def answer(session: LevelSession, typed: str | None) -> None:
    """The child has answered what the program asks: go on from there; without an answer, stop."""
    film = session.film
    map, at = film.head.map, film.head.player.index
    if typed is None:
        film.forget()
        return
    film.inputs = (*film.inputs, answered(typed))
    _shoot(session)
    film.play_through(map, at)


def try_out(session: LevelSession, script: Script) -> None:
    """Play a wrong choice of a question: it is no try of the child's, and nothing of it is kept."""
    session.film.forget()
    session.hints.plays()
    session.film.take(play(session.level, script, session.text.language))
    session.film.play_through()


def begin_again(session: LevelSession) -> None:
    """« On efface, on recommence »: the robot goes back, the blocks stay."""
    session.film.forget()
    if not session.guess.inquires:
        session.guess.clear()
    session.film.restarted = True


def read_game(session: LevelSession, content: str) -> events.OpenGame | Diagnostic:
    """The game in a file, for this level; or why it cannot be shown."""
    level = session.level
    found = game.elsewhere(level, content, session.journey.pack.level) or game.opened(level, content)
    if isinstance(found, Diagnostic):
        return found
    return gamepad.problem(level, found[0], session.text.language) or events.OpenGame(*found)


def accuse(session: LevelSession, block: str | None) -> bool:
    """The child touches a block of a case; whether that told something new."""
    if session.bug_hunt is None or block is None or not session.bug_hunt.touch(block, session.script):
        return False
    session.film.forget()
    session.aside = None
    return True


def consider(session: LevelSession) -> bool:
    """What was chosen of an inquiry is shown: its program, or its map; whether there is such a thing."""
    guess, film = session.guess, session.film
    choice = guess.choice(session.text) if guess.inquires else None
    if choice is None:
        return False
    film.forget()
    if choice.script is not None:
        session.history = History(choice.script)
    elif guess.ask == MAP:
        film.head.show(guess.chosen or 0)
    return True


def _set_out(session: LevelSession) -> None:
    """Something new is tried with the program, which is kept: what was said and shown is over."""
    session.looked_at(session.writing.put_right(session.level, session.text.language, session.history))
    session.welcome = session.celebrated = session.outgrown = False
    session.aside = None
    session.saving.now()
    session.heard()
    session.film.forget()


def _shoot(session: LevelSession) -> None:
    film, level, progress = session.film, session.level, session.journey.progress
    tries, shown = progress.tries.get(level.id, 0) + 1, level.id in progress.shown
    inputs = session.guess.inputs or film.inputs
    playback = play(level, session.script, session.text.language, inputs, tries, shown)
    if playback.verdict:
        playback = replace(playback, verdict=_judged(session, playback, playback.verdict, tries))
    film.take(playback)
    session.guess.ran()
    if film.verdict:
        _keep(session, film.verdict)
    session.joy = session.joke("win") if film.verdict and film.verdict.won else None
    _tell(session)


def _judged(session: LevelSession, playback: Playback, verdict: Verdict, tries: int) -> Verdict:
    """The verdict; of a prediction, what it was worth: only the first one tells what was foreseen."""
    level, guess = session.level, session.guess
    verdict = bug_tasks.judged(level, session.script, verdict, playback.traces)
    if not level.predict or not (verdict.won or guess.inquires):
        return verdict
    first = is_first(level, bool(session.journey.stars(level)), tries)
    return judged(level, verdict, playback.traces, guess.answer(session.text), first)


def _look_closer(session: LevelSession) -> list[Turn]:
    """While a film plays that lost again: whether one edit would mend the program, which is told then."""
    film, level, verdict = session.film, session.level, session.film.verdict
    again = session.journey.progress.tries.get(level.id, 0) >= TRIES
    if verdict is None or verdict.won or not again or not helps(level):
        return []

    def look() -> bool:
        if film.verdict is verdict and not film.told:
            diagnostic = went_wrong(session.level, session.script, verdict.message.key)
            if diagnostic:
                film.verdict = replace(verdict, message=diagnostic)
                session.journey.keep(session.journey.progress.needed(session.level.id))
        return False

    return [look]


def _tell(session: LevelSession) -> None:
    """Tell the room how the run ends: the sentence that the child is told, and what it is worth."""
    film, level = session.film, session.level
    message = film.verdict.message if film.verdict else film.problem
    if message is None or message.key == TRAPPED:
        return
    won = film.verdict is not None and film.verdict.won
    said = session.voice(session.text).tell(message)[:LONGEST_SAID]
    ran: Ran = {"key": message.key, "say": said, "won": won}
    if level.part and won and not film.news:
        return
    if film.verdict and won:
        session.room.tell("win", {"ran": ran, "stars": film.verdict.stars, **session.guess.told})
    else:
        session.room.tell("run", {"ran": ran})


def _keep(session: LevelSession, verdict: Verdict) -> None:
    """Stars are kept at once: closing the window before the end of the film loses nothing."""
    if verdict.won:
        _earn(session, verdict.stars, verdict.medal)
        _finish_exercise(session, verdict)
    elif verdict.message.key != TRAPPED:  # a trap is only to be looked at
        session.journey.keep(session.journey.progress.tried(session.level.id))


def _earn(session: LevelSession, stars: int, medal: bool = False) -> None:
    """Keep what a win is worth, and whether that is more than was there."""
    film, progress, id = session.film, session.journey.progress, session.level.id
    more = stars > progress.stars.get(id, 0) or (medal and id not in progress.medals)
    film.news = film.news or more
    film.first = film.first or not progress.stars.get(id)
    session.journey.keep(progress.won(id, stars, medal, session.journey.day()))


def _finish_exercise(session: LevelSession, verdict: Verdict) -> None:
    """With its last part an exercise has earned its stars: the card tells of all of it then."""
    film, journey, exercise = session.film, session.journey, session.exercise
    if exercise is None:
        return
    film.news = False
    stars = worth(exercise, journey.progress.stars)
    if not stars:
        return
    film.news = stars > journey.progress.stars.get(exercise.id, 0)
    film.verdict = replace(verdict, stars=stars, hoped=stars)
    journey.keep(journey.progress.won(exercise.id, stars, day=journey.day()))


def _look_for_trap(session: LevelSession) -> list[Turn]:
    """What begins with a run that wins; the stars it is worth come even when the child has gone on."""
    verdict, last, session.trap_search = session.film.verdict, session.trap_search, None
    if verdict is None or not verdict.won or not session.traps:
        return []
    level = session.journey.pack.level(session.level.id) or session.level  # without a trap met before
    known = last if last and (last.level, last.script) == (level, session.script) else None
    search = session.trap_search = known or TrapSearch(level, session.script)

    def held() -> None:
        """No trap was found: the stars that were hoped for."""
        _earn(session, verdict.hoped)
        if verdict.hoped > verdict.stars:
            session.room.tell("win", {"stars": verdict.hoped})

    search.when_held(held)
    return [] if known or search.over else [search.turn]
