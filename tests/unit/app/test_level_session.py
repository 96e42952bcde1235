"""A session of a level without a screen: its program, its run, what is said of it, and where it leads."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest

from codeweek import data
from codeweek.app import level_effects as effects
from codeweek.app import level_events as events
from codeweek.app import level_run, next_steps, run_messages, run_view
from codeweek.app.animation_clock import AFTER, AnimationClock
from codeweek.app.child_profiles import Profile
from codeweek.app.journey import Journey, MemoryStore
from codeweek.app.level_session import LevelSession
from codeweek.app.level_update import update
from codeweek.app.next_steps import WinCard
from codeweek.blocks.script import EMPTY
from codeweek.levels import programs
from codeweek.play import builtin
from codeweek.play.feedback.pointing import Pointed
from codeweek.play.player import ALIVE, BREATH, CHEER, DOUBLE

TEXT, PACK, FOX = data.text("fr"), builtin.pack(), Profile("fox", "blue")
ALONE = """
import sys
sys.modules.update(dict.fromkeys(("pygame", "js", "pyodide"), None))
sys.path.insert(0, sys.argv[1])
import test_level_session as told
for play in (told.won, told.lost, told.helped, told.stepped_back):
    play()
assert not [name for name in sys.modules if name.startswith("codeweek.desktop")]
"""


def session_of(chapter, place, solved=False, **options):
    level = PACK.chapters[chapter - 1].levels[place - 1]
    made = LevelSession(Journey(MemoryStore(), FOX, PACK, "course"), level, TEXT, 3.0, **options)
    if solved:
        made.change(made.history.edit(programs.solution(level).script))
    return made


@pytest.fixture
def session():
    return session_of


def do(session, *happens):
    """What a shell is asked to do about some events."""
    return [effect for event in happens for effect in update(session, event)]


def until(session, kind):
    """Let time pass until a shell is asked for something of a kind; all that it was asked for."""
    asked = []
    while not any(isinstance(effect, kind) for effect in asked):
        asked += update(session, events.Tick(0.05))
    return asked


def sounds(asked):
    return [effect.name for effect in asked if isinstance(effect, effects.Sound) and effect.name]


def won():
    """Built, run, watched to its end: three stars, kept, and the way on."""
    session = session_of(2, 3)
    solution = programs.solution(session.level).script
    do(session, events.Arrive(), events.Edit(session.history.edit(solution)), events.PressRun())
    assert session.journey.stars(session.level) == 3, "kept before its film is watched"
    asked = until(session, effects.Celebrate)
    assert sounds(asked)[-1] == "win"
    card = WinCard(session, session.won)
    assert (card.stars, card.ways) == (3, ("stay", "alike", "next"))
    do(session, events.CardShown())
    assert next_steps.offered(session) == ("alike", "next")
    assert next_steps.level_after(session, "next") is PACK.chapters[1].levels[3]


def lost():
    """A program that does not win: told in words at its end, where it is lit; no star, a try is counted."""
    session = session_of(2, 3)
    level, solution = session.level, programs.solution(session.level).script
    do(session, events.Edit(session.history.edit(replace(solution, blocks=solution.blocks[:1]))))
    asked = do(session, events.PressRun()) + until(session, effects.Sound)
    while "not_yet" not in sounds(asked):
        asked += update(session, events.Tick(0.05))
    view = run_view.level_view(session, still=False, sober=False, folded=False)
    assert (view.said.tone, view.lit[1], view.goals.missed) == ("warm", "problem", True)
    assert session.journey.stars(level) == 0
    assert session.journey.progress.tries == {level.id: 1}
    assert not session.won


def helped():
    """A hint is asked for, read to the last one and closed; that was half of the solution: two stars."""
    session = session_of(2, 3)
    do(session, events.PressHint())
    assert said(session).tone == "idea"
    for way, number in (("more", 2), ("more", 3)):
        assert effects.Relayout() in do(session, events.FollowHint(way))
        assert session.hints.pinned == number
    assert session.level.id in session.journey.progress.shown
    assert do(session, events.FollowHint("close"))[-1] == effects.Focus("hint")
    assert said(session).tone == "plain"
    do(session, events.Edit(session.history.edit(programs.solution(session.level).script)), events.PressRun())
    assert session.journey.stars(session.level) == 2


def stepped_back():
    """Two steps on, one back: the world of before, and the block that brought it there."""
    session = session_of(2, 3, solved=True)
    scenes, blocks = [], []
    for event in (events.Step(), events.Step(), events.StepBack()):
        do(session, event)
        view = run_view.level_view(session, still=True, sober=False, folded=False)
        scenes.append(view.moment.after)
        blocks.append(view.lit[0])
    assert (scenes[2], blocks[2]) == (scenes[0], blocks[0])
    assert scenes[1] != scenes[0]
    do(session, events.StepBack(), events.StepBack())
    assert session.film.head.player.index == 0
    do(session, events.Restart())
    assert not session.film.traces


@pytest.mark.parametrize("play", [won, lost, helped, stepped_back])
def test_a_level_is(play):
    play()


def test_it_is_played_with_neither_pygame_nor_a_browser():
    here = str(Path(__file__).parent)
    subprocess.run([sys.executable, "-c", ALONE, here], check=True, cwd=Path(__file__).parents[3])


def watched(session):
    """Its film, played to its end."""
    session.film.play_through()
    while not session.film.told:
        session.film.head.tick(0.2)
    return session


def said(session):
    return run_messages.said(session, TEXT, folded=False)


def test_a_win_is_kept_before_its_film_is_watched(session):
    found = session(2, 3, solved=True)
    level_run.run(found)
    assert found.journey.stars(found.level) == 3
    assert found.won is None
    assert watched(found).won is found.film.verdict


def test_a_change_is_kept_and_forgets_the_run(session):
    found = session(2, 3, solved=True)
    level_run.run(found)
    found.change(found.history.edit(EMPTY))
    assert not found.film.traces
    assert found.journey.script(found.level) == EMPTY


def test_a_prediction_comes_before_its_run_which_counts_for_nothing(session):
    found = session(4, 4)
    level_run.run(found)
    assert found.film.ask_guess
    assert not found.film.traces
    assert found.level.id not in found.journey.progress.tries
    assert said(found) == run_messages.Said(TEXT("ui.level.guess_cell"), "warm")


def test_beginning_again_forgets_the_guess_and_keeps_the_blocks(session):
    found = session(4, 4)
    script = found.script
    found.guess.take("cell", (1, 1))
    level_run.begin_again(found)
    assert (found.guess.cell, found.script) == (None, script)
    assert found.film.restarted


@pytest.mark.parametrize("traps", [True, False])
def test_a_trap_is_looked_for_only_where_there_are_traps(session, traps):
    found, works = session(9, 3, solved=True, traps=traps), []
    works += level_run.run(found)
    assert len(works) == traps
    assert (found.trap_search is not None) == traps


def test_the_stars_of_a_search_come_with_its_end(session):
    found, works = session(9, 3, solved=True), []
    works += level_run.run(found)
    assert found.journey.stars(found.level) == 1
    while works[0]():
        pass
    assert found.journey.stars(found.level) == 3


def test_from_a_level_that_is_won_one_goes_on_once_its_card_was_seen(session):
    found = session(2, 3, solved=True)
    level_run.run(found)
    watched(found)
    assert next_steps.offered(found) == ()
    found.celebrated = True
    assert next_steps.offered(found) == ("alike", "next")
    assert next_steps.level_after(found, "next") is PACK.chapters[1].levels[3]
    assert next_steps.level_after(found, "map") is None


def test_an_idea_is_told_until_the_film_has_something_to_tell(session):
    found = session(2, 3)
    found.hints.press()
    assert (said(found).tone, next_steps.offered(found)) == ("idea", ("more", "close"))
    level_run.run(found)
    assert said(found).tone == "warm"
    assert found.hints.pinned == 1
    found.hints.press()  # it is not told now: the bulb tells it again
    assert found.hints.told == 1
    found.hints.press()
    assert found.hints.pinned is None


def test_an_idea_leads_from_the_first_to_the_last_and_back(session):
    found = session(2, 3)
    assert [found.hints.offered(number) for number in (0, 1, 2, 3)] == [
        ("close",),
        ("more", "close"),
        ("before", "more", "close"),
        ("before", "close"),
    ]
    found.hints.press()
    for way, number in (("more", 2), ("more", 3), ("before", 2)):
        found.hints.follow(way)
        assert found.hints.pinned == number


def test_a_program_that_bumps_is_told_at_its_end_with_its_block(session):
    found = session(2, 3, solved=True)
    move = found.script.blocks[0]
    more = replace(found.script, blocks=tuple(replace(move, id=f"m{i}") for i in range(6)))
    found.change(found.history.edit(more))
    level_run.run(found)
    assert run_view.lit(found.film) == (None, "running")
    watched(found)
    block, kind = run_view.lit(found.film)
    assert (block is not None, kind) == (True, "problem")


def test_the_hero_breathes_until_nobody_has_touched_anything_for_a_while():
    animation = AnimationClock()
    assert animation.breathing(still=True) is None
    animation.pass_time(ALIVE - 0.01)
    assert animation.breathing(still=False) == animation.clock
    animation.pass_time(0.01)
    assert animation.breathing(still=False) is None
    assert animation.breathes(BREATH), "one picture more, of the hero at rest"
    animation.pass_time(AFTER)
    assert not animation.breathes(BREATH)
    animation.wake()
    assert animation.breathing(still=False) == animation.clock


def test_a_breath_is_a_picture_from_time_to_time():
    animation = AnimationClock()
    assert [animation.breathes(BREATH / 2) for _turn in range(4)] == [False, True, False, True]


def test_the_hero_cheers_for_a_while_and_stops_when_there_is_nothing_to_cheer_for():
    animation = AnimationClock(cheer=0.0)
    assert animation.cheers(CHEER, told=True)
    assert animation.cheer == CHEER
    assert animation.cheers(0.1, told=True), "the last picture is at rest"
    assert animation.cheer is None
    assert not animation.cheers(0.1, told=True)
    animation.cheer = 0.0
    animation.cheers(0.1, told=False)
    assert animation.cheer is None


def test_the_second_half_of_a_double_click_does_not_pause(session):
    found = session(2, 3, solved=True)
    do(found, events.PressRun())
    found.animation.pass_time(DOUBLE - 0.01)
    do(found, events.PressRun())
    assert found.film.head.playing
    found.animation.pass_time(0.02)
    do(found, events.PressRun())
    assert not found.film.head.playing


def test_the_slider_runs_the_program_when_it_leaves_the_start(session):
    found = session(2, 3, solved=True)
    do(found, events.Seek(0))
    assert not found.film.traces
    do(found, events.Seek(1))
    assert found.film.head.player.index == found.film.head.player.length


def test_a_step_is_heard_and_so_is_what_cannot_run(session):
    assert sounds(do(session(2, 3, solved=True), events.Step())) == ["note4"]  # « avancer »
    assert sounds(do(session(2, 4), events.Step())) == ["bump"]


def test_what_is_to_be_foreseen_is_asked_before_the_run(session):
    assert do(session(4, 4), events.PressRun()) == [effects.FocusGuess()]


def test_the_maps_turn_round(session):
    level = next(each for each in PACK.levels if len(each.maps) > 1)
    chapter = next(i for i, each in enumerate(PACK.chapters, 1) if level in each.levels)
    found = session(chapter, PACK.chapters[chapter - 1].levels.index(level) + 1)
    do(found, events.TurnMap(-1))
    assert found.film.head.map == len(level.maps) - 1
    do(found, events.TurnMap(1))
    assert found.film.head.map == 0


def test_while_a_room_votes_nothing_runs(session):
    class Voting:
        tell = foresees = staticmethod(lambda *_told: None)
        votes = staticmethod(lambda: True)
        gives = staticmethod(lambda: False)

    found = session(2, 3, solved=True, room=Voting())
    for event in (events.PressRun(), events.Step(), events.Seek(1), events.PlayLive(lambda: 1)):
        assert do(found, event) == [effects.Sound("bump")]
    assert not found.film.traces


def test_while_a_room_votes_the_place_that_a_sentence_tells_of_is_shown(session):
    found = session(2, 3, solved=True)
    level_run.run(found)
    found.room = SimpleNamespace(votes=lambda: True)
    do(found, events.ShowPlace(1))
    assert found.film.head.player.index == 1


def spoilt(found):
    """Its solution with the last block of its loop after it."""
    own = programs.solution(found.level).script
    loop = own.blocks[0]
    *stays, last = loop.bodies["body"]
    return replace(own, blocks=(replace(loop, bodies={"body": tuple(stays)}), last, *own.blocks[1:]))


def test_what_one_edit_would_mend_is_told_at_the_end_of_the_film_and_costs_nothing(session):
    found, works = session(4, 5), []
    script = spoilt(found)
    found.change(found.history.edit(script))
    works += level_run.run(found)
    assert works == [], "at first a child looks for itself"
    works += level_run.run(found)
    before, tries = found.film.verdict, found.journey.progress.tries
    assert works[0]() is False
    assert found.film.verdict.message.key == "near.wrong.level"
    assert replace(found.film.verdict, message=before.message) == before
    assert found.journey.progress.tries == tries
    assert found.journey.progress.again == {found.level.id: (0, 0, 1)}, "help was needed: it is to come back"
    assert found.script == script
    assert watched(found).film.verdict.message.key == "near.wrong.level"
    assert said(found).words == TEXT.tell(found.film.verdict.message, "normal")


@pytest.mark.parametrize("late", [True, False])
def test_what_comes_after_the_end_of_the_film_or_of_another_run_is_not_told(session, late):
    found, works = session(4, 5), []
    found.change(found.history.edit(spoilt(found)))
    works += level_run.run(found)
    works += level_run.run(found)
    if late:
        watched(found)
    else:
        found.change(found.history.edit(EMPTY))
    before = found.film.verdict
    works[0]()
    assert found.film.verdict is before
    assert found.journey.progress.again == {}


def test_levels_with_their_own_ideas_only_are_not_looked_at(session):
    place = next(i for i, level in enumerate(PACK.chapters[0].levels, 1) if level.mode == "debug")
    found, works = session(1, place), []
    works += level_run.run(found)
    works += level_run.run(found)
    assert found.film.verdict
    assert not found.film.verdict.won
    assert not works


def test_what_the_adult_sends_is_told_even_where_hints_come_later(session):
    found = session(2, 3)
    assert do(found, events.SendHint(2)) == [effects.Relayout()]
    assert (found.hints.told, found.hints.pinned) == (2, 2)


def test_another_language_shows_the_program_again_in_its_names(session):
    found = session(2, 3)
    assert do(found, events.Speak(TEXT)) == []
    assert do(found, events.Speak(data.text("en"))) == []
    assert found.text.language == "en"
    boxes = next(level for level in PACK.levels if level.names)
    named = LevelSession(Journey(MemoryStore(), FOX, PACK, "course"), boxes, TEXT, 3.0)
    assert do(named, events.Speak(data.text("en"))) == [effects.ShowProgram(anew=True)]


def test_the_hero_jumps_once_more_under_the_card_of_the_win(session):
    found = session(2, 3)
    do(found, events.Rejoice(still=True))
    assert do(found, events.TickUnder(0.1)) == []
    do(found, events.Rejoice(still=False))
    assert do(found, events.TickUnder(0.1)) == [effects.Redraw(moving=True)]


def test_a_vote_shuts_what_would_run_and_nothing_else(session):
    voting = SimpleNamespace(votes=lambda: True, tell=lambda *_told: None)
    found = session(2, 3, solved=True, room=voting)
    for happens in (events.PressRun(), events.Step(), events.Seek(1), events.PlayLive(lambda: 1)):
        assert do(found, happens) == [effects.Sound("bump")]
        assert type(happens) in events.WAIT_FOR_VOTE.values()
    do(found, events.Run())
    assert found.film.traces


def test_an_idea_lights_the_first_line_of_its_block_wherever_the_film_stands(monkeypatch):
    notebook = [chapter.folder for chapter in PACK.chapters].index("16-le-carnet-de-python") + 1
    session = session_of(notebook, 13)
    do(session, events.Type("x = 1\nfor n in [3, 4]:\n    x = x + n\n", None, joined=False))
    do(session, events.Step(), events.Step(), events.Step())
    view = run_view.level_view(session, still=True, sober=False, folded=False)
    assert (view.lit[0], view.below, view.values) == (session.script.blocks[1].id, 1, "x = 1 + 3 → 4")
    first = session.script.blocks[0].id
    monkeypatch.setattr(type(session.hints), "shows", Pointed(blocks=(first,)))
    view = run_view.level_view(session, still=True, sober=False, folded=False)
    assert (view.lit[0], view.below) == (first, 0)
