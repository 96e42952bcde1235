"""What is told of a score that is not its model: how many notes are right, and the first one that differs."""

import pytest
from start_worlds import music, plays

from codeweek.data import text
from codeweek.worlds.kinds import Wanted
from codeweek.worlds.music import KIND
from codeweek.worlds.music.music_map import answer, with_model
from codeweek.worlds.music.notation import read
from codeweek.worlds.music.score import Score

SCALE = "do ré mi fa sol:2"
ROUND = "do ré mi // _:2 do ré mi"


def told(model: str, played: str, language: str = "fr") -> str:
    """What is told of a score; nothing when it is its model."""
    world = answer(music(score=model), played)[0]
    (goal,) = KIND.goals([world], Wanted())
    assert goal.met == (goal.missed is None)
    said = text(language).tell(goal.missed, "normal") if goal.missed else ""
    return said.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("model", "played", "words"),
    [
        (SCALE, SCALE, ""),
        (SCALE, "do | ré | mi fa | sol:2 _:8", ""),
        (SCALE, "", "On n’entend rien encore. Le modèle commence par do."),
        (SCALE, "_:4", "On n’entend rien encore. Le modèle commence par do."),
        (
            SCALE,
            "ré ré mi fa sol:2",
            "Aucune note n’est encore à sa place. La première note est ré, on attend do.",
        ),
        (SCALE, "do ré do fa sol:2", "2 notes sur 5. La note 3 est do, on attend mi."),
        (SCALE, "do clap mi fa sol:2", "1 note sur 5. La note 2 est clap, on attend ré."),
        (SCALE, "do ré mi fa sol", "4 notes sur 5. La note 5 dure 1 temps, on attend 2 temps."),
        (SCALE, "do ré:1/2 mi fa sol:2", "1 note sur 5. La note 2 dure 0,5 temps, on attend 1 temps."),
        (
            SCALE,
            "do:1/4 ré",
            "Aucune note n’est encore à sa place. La première note dure 0,25 temps, on attend 1 temps.",
        ),
        (SCALE, "do ré mi fa", "4 notes sur 5. Il manque 1 note à la fin : sol."),
        (SCALE, "do ré", "2 notes sur 5. Il manque 3 notes à la fin ; la suivante est mi."),
        (
            SCALE,
            "do ré mi fa sol:2 la",
            "5 notes sur 5. Tout y est, et 1 note en trop : la. D’où vient-elle ?",
        ),
        (
            SCALE,
            "do _ ré mi fa sol:2",
            "1 note sur 5. La note 2 commence au temps 3, on l’attend au temps 2. "
            "Y a-t-il un silence de trop ?",
        ),
        (
            "do _ ré",
            "do ré",
            "1 note sur 2. La note 2 commence au temps 2, on l’attend au temps 3. "
            "Lui faut-il un silence avant ?",
        ),
        (
            ROUND,
            "do ré mi // do ré mi",
            "3 notes sur 6. Voix 2 : la première note commence au temps 1, on l’attend au temps 3. "
            "Lui faut-il un silence avant ?",
        ),
        (ROUND, "do ré mi // _:2 do mi", "4 notes sur 6. Voix 2 : la note 2 est mi, on attend ré."),
        (ROUND, "do ré mi", "3 notes sur 6. La voix 2 ne joue rien. Elle commence par do."),
        (
            ROUND,
            "do ré mi _:2 do ré mi",
            "3 notes sur 6. Voix 1 : 3 notes en trop, à partir de do. Sont-elles pour une autre voix ?",
        ),
        (ROUND, "do ré mi // _:2 do ré", "5 notes sur 6. Voix 2 : il manque 1 note à la fin, mi."),
        (ROUND, f"{ROUND} // sol", "6 notes sur 6. Le modèle n’a pas de voix 3. Où change-t-on de voix ?"),
        (
            SCALE,
            f"{SCALE} // do",
            "5 notes sur 5. Le modèle n’a pas de voix 2. Où change-t-on de voix ?",
        ),
    ],
)
def test_the_first_note_that_differs_is_told(model, played, words):
    assert told(model, played) == words
    assert bool(told(model, played, "en")) == bool(words)
    assert "{" not in told(model, played, "en")


def test_english_tells_it_in_letters():
    assert told(SCALE, "do ré do", "en") == "2 notes out of 5. Note 3 is C, it should be E."
    assert told("do_aigu", "ré_aigu", "en") == (
        "No note is in its place yet. The first note is high_D, it should be high_C."
    )


def test_the_tempo_counts_where_it_is_a_goal_only():
    start = music(score="do", tempo=90)
    world = plays(start, ("play", "do"))
    assert [goal.met for goal in KIND.goals([world], Wanted())] == [True]
    tune, tempo = KIND.goals([world], Wanted(("tune", "tempo")))
    assert (tune.met, tempo.met) == (True, False)
    assert (
        text("en").tell(tempo.missed)
        == "Your tune goes at 120 beats a minute, it should be 90: that is too fast."
    )
    assert KIND.goals([plays(world, ("tempo", 90))], Wanted(("tempo",)))[0].met
    slow = KIND.goals([plays(world, ("tempo", 60))], Wanted(("tempo",)))[0]
    assert "too slow" in text("en").tell(slow.missed)


def test_the_instrument_never_counts():
    world = plays(music(score="do mi"), ("instrument", "flûte"), ("play", "do"), ("play", "mi"))
    assert KIND.goals([world], Wanted())[0].met


def test_without_a_model_there_is_no_goal_unless_one_is_asked_for():
    assert KIND.goals([music()], Wanted()) == ()
    (goal,) = KIND.goals([music()], Wanted(("tune",)))
    assert not goal.met
    assert goal.missed is None
    assert set(KIND.goal_names) == {"tune", "tempo"}


def test_a_model_of_the_file_is_kept_and_else_the_solution_is_it():
    end = plays(music(), ("play", "mi"), ("tempo", 60))
    assert with_model(music(), end).wanted == Score(read("mi")[0], 60)
    given = music(score="do")
    assert with_model(given, end) is given
    assert with_model(music(), music()).wanted is None
