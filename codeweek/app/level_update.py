"""One function: what an event makes of a session of a level, and what a shell does about it."""

from collections.abc import Generator, Iterator

from codeweek.app import level_effects as effects
from codeweek.app import level_events as events
from codeweek.app import level_run, run_view
from codeweek.app.level_session import LevelSession
from codeweek.play import gamepad
from codeweek.play.live_game import Live
from codeweek.play.player import DOUBLE, PARTY_AFTER, SPEEDS


def update(session: LevelSession, event: events.Event) -> list[effects.Effect]:
    """Change the session by what happens; give what a shell does about it, in this order."""
    if type(event) in events.WAIT_FOR_VOTE.values() and session.room.votes():
        return [effects.Sound("bump")]
    return list(_update(session, event))


def _update(session: LevelSession, event: events.Event) -> Iterator[effects.Effect]:
    film, head = session.film, session.film.head
    match event:
        case events.Tick():
            yield from _tick(session, event)
        case events.Stir():
            session.touched = session.touched or event.touched
            if session.animation.wake():
                yield effects.Redraw()
        case events.PressRun():
            yield from _press_run(session)
        case events.Run():
            yield from _run(session, event.go, event.first)
        case events.Restart():
            level_run.begin_again(session)
            session.animation.cheer = None
        case events.Step():
            yield from _step(session)
        case events.StepBack():
            head.back()
        case events.Seek() | events.ShowPlace():
            yield from _seek(session, event.step)
        case events.LookAt():
            session.looked_for = event.typed
            head.pause()
        case events.ShowMap():
            _show_map(session, event.number)
        case events.TurnMap():
            _show_map(session, (head.map + event.by) % len(film.level.maps))
        case events.SetSpeed():
            yield from _set_speed(session, event.place)
        case events.TurnEyes():
            session.eyes = session.scenes.has_eyes and not session.eyes
        case events.ShowAgain():
            film.show_again()
        case events.Edit() | events.Replace() | events.Type() | events.Mend():
            yield from _write(session, event)
        case events.LeaveLine() | events.TakePencil():
            session.settle()
            yield effects.ShowTyped()
            if isinstance(event, events.TakePencil):
                session.writing.turn()
                yield effects.Relayout()
        case events.PressHint():
            session.hints.press()
            _tell_hint(session)
        case events.SendHint():
            session.hints.show(event.number)
            yield effects.Relayout()
        case events.FollowHint():
            yield from _follow_hint(session, event.way)
        case events.Foresee() | events.WriteCell() | events.FinishCell():
            yield from _foresee(session, event)
        case events.Accuse():
            if level_run.accuse(session, event.block):
                accused = session.bug_hunt.accused if session.bug_hunt else None
                session.animation.cheer = None
                yield effects.LetMove(accused)
                yield effects.Sound("snap" if accused else "not_yet")
        case events.Answer():
            level_run.answer(session, event.text)
        case events.PlayLive() | events.Give() | events.Touch() | events.StopPlaying() | events.Fill():
            yield from _play(session, event)
        case events.OpenGame():
            yield from _open_game(session, event)
        case events.Listen():
            yield effects.Hear(session.tune.press(event.way, session.text))
        case events.Arrive():
            session.animation.wake()
            if not session.arrived:
                session.arrived = True
                session.room.tell("open", {})
        case events.CardShown():
            session.celebrated = True
        case events.Rejoice():
            session.animation.cheer = None if event.still else 0.0
        case events.TickUnder() if session.animation.cheers(event.dt, told=True):
            yield effects.Redraw(moving=True)
        case events.Speak() if session.speak(event.text):
            yield effects.ShowProgram(anew=True)
        case events.Leave():
            session.saving.now()
            session.tune.stop()
            yield effects.Hear()


# The player.


def _run(session: LevelSession, go: bool, first: int | None = None) -> Iterator[effects.Effect]:
    """Run the program as it is, and play what happened, from a map; `go` False waits at the start."""
    session.animation.cheer = None
    for turn in level_run.run(session):
        yield effects.Work(turn)
    if session.film.ask_guess:
        yield effects.FocusGuess()
    elif session.film.problem:
        yield effects.Sound("bump")
    elif go:
        session.film.play_through(first)


def _press_run(session: LevelSession) -> Iterator[effects.Effect]:
    head, clock = session.film.head, session.animation.clock
    if head.playing and clock - session.started < DOUBLE:
        return  # the second half of a double click
    session.started = clock
    if head.playing:
        head.pause()
    elif session.film.traces and not head.player.at_end:
        head.play()
    else:
        yield from _run(session, go=True)


def _step(session: LevelSession) -> Iterator[effects.Effect]:
    if not session.film.traces:
        yield from _run(session, go=False)
    if session.film.traces:
        session.film.head.step()
        yield from _sounds(session)


def _seek(session: LevelSession, step: int) -> Iterator[effects.Effect]:
    """To a step; the slider has only two places before there is a run."""
    head = session.film.head
    if not session.film.traces and step:
        yield from _run(session, go=False)
        step = head.player.length
    head.seek(step)


def _show_map(session: LevelSession, number: int) -> None:
    """Another map; a game that was played has none."""
    if session.film.live:
        session.film.forget()
    session.film.head.show(number)


def _set_speed(session: LevelSession, place: int) -> Iterator[effects.Effect]:
    speed = SPEEDS[max(0, min(place, len(SPEEDS) - 1))]
    session.film.head.at_speed(speed)
    if session.film.live:
        session.film.live.speed = speed
    yield effects.KeepSpeed(speed)


def _sounds(session: LevelSession) -> Iterator[effects.Effect]:
    """What is heard of a step."""
    if parts := session.tune.step():
        yield effects.Hear(parts)
    yield effects.Sound(
        run_view.sound(session.scenes, session.hints.filmed, session.journey.worn.get("sound", ""))
    )


# The program.


def _write(
    session: LevelSession, event: events.Edit | events.Replace | events.Type | events.Mend
) -> Iterator[effects.Effect]:
    match event:
        case events.Edit():
            if session.hints.trial is not None:  # a wrong choice stands there: its own comes back instead
                session.film.forget()
                return
            language = session.text.language
            session.change(session.writing.follow(session.level, language, event.history))
            yield from _built(session)
        case events.Replace():
            if session.hints.tries:
                session.film.forget()
            session.change(session.writing.follow(
                session.level, session.text.language, session.history.edit(event.script)
            ))  # fmt: skip
            yield from _built(session, anew=True)
        case events.Type():
            if event.opened:
                session.journey.put_aside(session.level)
            session.type(event.text, event.caret, event.joined)
            yield from _built(session, typed=not event.opened)
        case events.Mend():
            if (mended := session.mended) is not None:
                session.type(mended, session.slip.line if session.slip else None, joined=False)
                yield from _built(session)
                yield effects.Sound("snap")
            yield effects.Focus("typed")


def _built(session: LevelSession, typed: bool = False, anew: bool = False) -> Iterator[effects.Effect]:
    """The program is another one."""
    session.room.tell("build", {})
    session.animation.cheer = None
    yield effects.ShowProgram(typed, anew)


def _foresee(
    session: LevelSession, event: events.Foresee | events.WriteCell | events.FinishCell
) -> Iterator[effects.Effect]:
    guess, film = session.guess, session.film
    match event:
        case events.WriteCell():
            guess.cells[event.place] = event.text
            film.ask_guess = False
        case events.FinishCell():
            yield from _run(session, go=True) if guess.empty is None else (effects.FocusGuess(),)
        case events.Foresee() if guess.take(event.what, event.value):
            film.ask_guess = False
            if level_run.consider(session):
                session.animation.cheer = None
                yield effects.ShowProgram(anew=True)
            if guess.chosen is not None:
                session.room.foresees(guess.chosen, tuple(guess.names(session.text)))
            yield effects.Sound("snap")


# Hints.


def _follow_hint(session: LevelSession, way: str) -> Iterator[effects.Effect]:
    """On from a hint; the keyboard stays beside it, and goes to the bulb when there is none."""
    hints, played = session.hints, session.hints.tries
    wrong = hints.follow(way)
    session.tries_choice = wrong is not None
    if wrong is not None:
        level_run.try_out(session, wrong)
    elif played:
        session.film.forget()
    _tell_hint(session)
    yield effects.Relayout()
    yield (
        effects.Focus("run", unless="idea")
        if wrong is not None
        else effects.Focus("idea", "close", unless="idea")
    )
    if not hints.asked:
        yield effects.Focus("hint")


def _tell_hint(session: LevelSession) -> None:
    """Tell the room which one is read, if one is."""
    if number := session.hints.pinned:
        session.room.tell("hint", {"hints": number})


# Live play.


def _play(
    session: LevelSession,
    event: events.PlayLive | events.Give | events.Touch | events.StopPlaying | events.Fill,
) -> Iterator[effects.Effect]:
    film, live = session.film, session.film.live if session.film.plays else None
    match event:
        case events.PlayLive():
            session.animation.cheer = None
            if live:
                film.watch()
            elif film.live:
                film.play_live(film.live.from_step(film.head.player.index))
            else:
                level_run.play_live(session, event.draw())
                if film.problem:
                    yield effects.Sound("bump")
            yield effects.Focus("live")
        case events.StopPlaying():
            if live:
                film.watch()
        case events.Fill():
            session.full = not session.full
            yield effects.FillScreen(session.full)
        case events.Touch() if live:
            hero = gamepad.touched(live.game.world.heroes, session.scenes.now, *event.place)
            if hero:
                _give(session, events.Give(("click", hero)))
        case events.Give():
            _give(session, event)


def _open_game(session: LevelSession, event: events.OpenGame) -> Iterator[effects.Effect]:
    live = Live(event.game, session.film.head.speed)
    live.replaces = event.script.blocks != session.script.blocks
    if live.replaces:
        yield from _write(session, events.Replace(event.script))
    session.film.play_live(live)
    session.film.watch(0)


def _give(session: LevelSession, event: events.Give) -> None:
    live = session.film.live if session.film.plays else None
    if live is None:
        return
    if event.input is None or not event.down:
        live.release(event.input)
    elif event.input in gamepad.listens(session.script, session.level.maps[0].world.heroes):
        live.press(event.input, held=event.input[0] == "key")
        session.animation.wake()
    else:
        live.ignore(event.input)


def _tick_live(session: LevelSession, event: events.Tick) -> Iterator[effects.Effect]:
    """Play on."""
    film, scenes, live = session.film, session.scenes, session.film.live
    if live is None:
        return
    if live.advance(event.dt) or live.since <= event.dt:
        before, now = scenes.picture(live.before), scenes.picture(live.game.world)
        yield effects.Sound(run_view.heard_of_tick(before, now, live.since <= event.dt))
    if live.ended and live.part >= 1:
        film.watch()
        won = live.game.world.over == "won"
        yield effects.Sound("win" if won else "not_yet")
        if won and not event.still:
            session.animation.cheer = 0.0


# Time.


def _tick(session: LevelSession, event: events.Tick) -> Iterator[effects.Effect]:
    """The player, the hero's breath, the glow of buttons, the stars after the last step."""
    film, animation, hints = session.film, session.animation, session.hints
    left_alone = animation.pass_time(event.dt)
    if left_alone == "muses":
        session.muse()
    if left_alone:
        yield effects.Redraw()
    session.saving.tick(event.dt)
    if session.writing.tick(event.dt):
        session.settle()
        yield effects.ShowTyped()
    if session.tries_choice and hints.trial is None:  # it has lost: on to those that are left
        session.tries_choice = False
        if hints.told is not None:
            yield effects.Focus("idea")
    moving = yield from _tick_film(session, event)
    if film.ended and film.told and film.head.party is None and not session.quiet and session.won:
        yield effects.Celebrate()
    heard = session.tune.tick(event.dt)
    if heard is False:
        yield effects.Hear()
    if heard is None and film.plays:
        yield from _tick_live(session, event)
        heard = True
    moving = any(
        (heard is not None, animation.cheers(event.dt, film.told), animation.shakes(event.dt), moving)
    )
    if moving or (not event.still and not event.sober and animation.breathes(event.dt)):
        yield effects.Redraw(moving)


def _tick_film(session: LevelSession, event: events.Tick) -> Generator[effects.Effect, None, bool]:
    """Play the film on; whether it moves."""
    film, animation = session.film, session.animation
    happened, verdict = film.head.tick(event.dt), film.verdict
    if happened:
        animation.wake()
    if happened == "step":
        yield from _sounds(session)
    elif happened == "end" and film.asks:
        yield effects.Ask(film.asks)
    elif happened == "end" and verdict and verdict.won:
        yield effects.Sound("win")
        animation.cheer = None if event.still else 0.0
        film.head.party = PARTY_AFTER
    elif happened == "end" and verdict:
        yield effects.Sound("not_yet")
        animation.miss = None if event.still else 0.0
    return happened != ""
