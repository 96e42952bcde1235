"""An idea stands beside the program, asks and plays wrong choices alike in the window and in the page."""

from types import SimpleNamespace

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from test_film_plays import PLAYS

from codeweek import data
from codeweek.app import hints
from codeweek.blocks import blockly
from codeweek.levels import programs
from codeweek.play import builtin
from codeweek.play.film import Film
from codeweek.play.repair.helping import Choice, Help, Question, helps
from codeweek.progress.progress import Progress
from codeweek.room.plan import USUAL
from codeweek.web_api import describe

FEW = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


IDEAS = st.one_of(
    st.tuples(st.just("follow"), st.sampled_from([*sorted(hints.WAYS), *hints.CHOICES, *hints.CHOICES])),
    st.tuples(st.just("build"), st.integers(0, 1)),
    st.tuples(st.sampled_from(["press", "press", "run", "forget"]), st.none()),
    st.tuples(st.just("seek"), st.integers(0, 9)),
    st.tuples(st.just("tick"), st.sampled_from([0.1, 9.0])),
)


def beside(idea, programs_of, name, value, playback):
    """An act of a child, and what stands beside the program after it."""
    film = idea.film
    if name == "run":
        film.forget()
        idea.count()
        film.take(playback)
        film.play_through()
    elif name == "forget":
        film.forget()
    elif name == "press":
        idea.press()
    elif name == "build":
        film.forget()
        programs_of[0] = value
    elif name == "follow" and idea.follow(value) is not None:
        film.forget()
        idea.plays()
        film.take(playback)
        film.play_through()
    elif name != "follow":
        getattr(film.head, name)(value)
    told, progress, id = idea.told, idea.journey.progress, idea.level.id
    offered = [] if told is None else list(idea.offered(told))
    kept = progress.hints.get(id, 0), id in progress.shown
    trial = idea.trial
    said = idea.words(told, data.text("fr"))[0] if told else ""
    return [idea.pinned, told, offered, *kept, trial and blockly.save(trial), [*idea.shows.blocks], said]


def leads_out(idea, way):
    """Whether a way leads before the first idea or after the last: no button is there for it."""
    number = idea._idea.number + hints.WAYS[way] if idea.asked and way in ("before", "more") else 1
    return not 1 <= number <= len(idea.level.hints)


ASKED = [("press", None), ("follow", "more")]


@FEW
@example("won", 0, 0, True, [("press", None), ("follow", "more"), ("follow", "more"), ("follow", "before")])
@example("stopped by a wall", 0, 0, True, [*ASKED, ("follow", "a"), *[("tick", 9.0)] * 3, ("follow", "b")])
@example("stopped by a wall", 0, 0, True, [*ASKED, ("follow", "c"), ("build", 1), ("press", None)])
@given(
    st.sampled_from(["won", "stopped by a wall"]),
    st.integers(0, 4),
    st.integers(0, 3),
    st.booleans(),
    st.lists(IDEAS),
)
def test_an_idea_stands_beside_the_program_as_long_in_both(page, film, tries, read, helped, acts):
    level, playback, played = PLAYS[film]
    progress = Progress(tries={level.id: tries}, hints={level.id: read} if read else {})

    def keep(progress):
        journey.progress = progress

    journey = SimpleNamespace(progress=progress, keep=keep, plan=USUAL)
    own = [programs.start(level), programs.solution(level).script]
    question = Question("?", tuple(Choice(str(n), own[n % 2], f"no {n}") for n in range(3)), 1, "yes")
    help, at = (Help("b7", question, "half") if helped else Help()), [0]
    idea = hints.Hints(level, journey, Film(level, 4.0), lambda: own[at[0]], lambda: help)
    ours, done = [], []
    for name, value in acts:
        if name != "follow" or not leads_out(idea, value):
            ours.append(beside(idea, at, name, value, playback))
            done.append((name, value))
    choices = [
        {"words": each.words, "script": blockly.save(each.script), "lost": each.lost}
        for each in question.choices
    ]
    asked = {
        "level": describe.level(level, data.text("fr")),
        "played": played,
        "progress": progress.to_json(),
        "acts": done,
        "own": [blockly.save(each) for each in own],
        "help": {
            "block": help.block,
            "question": {"words": "?", "choices": choices, "right": 1, "found": "yes"} if helped else None,
            "half": help.half,
        },
    }
    assert page("idea", asked) == ours


def test_programs_are_looked_at_on_the_same_levels_of_the_course(page):
    for level in builtin.pack().levels:
        told = describe.level(level, data.text("fr"))
        special = level.writing == "text" or level.part or level.accuse or level.spoil or level.mistakes
        assert page("helps", told) == helps(level) or special, level.id
