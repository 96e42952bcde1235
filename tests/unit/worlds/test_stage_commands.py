"""What the heroes of a stage can do, and what is asked of a game."""

from dataclasses import replace

import pytest

from codeweek import data
from codeweek.command import Stop
from codeweek.worlds.kinds import Wanted, kinds
from codeweek.worlds.stage.state import HEARD, KEPT, Scenario

STAGE = kinds()["stage"]
FRENCH, ENGLISH = data.text("fr"), data.text("en")
LAMP_OFF = "lampe devrait porter le costume « allumée », mais porte « éteinte »."
NO_END = "la partie devrait être gagnée, mais rien ne la finit. Quel « quand » le fait ?"
PLACE = {
    "grid": "..*G\n.#..",
    "heroes": {
        "lampe": {"case": "A1", "costumes": {"éteinte": "lampe", "allumée": "lampe_allumée"}},
        "chat": {
            "case": "C1",
            "vers": "bas",
            "chemin": ["C1", "C2", "D2"],
            "appelé": {"fr": "le chat", "en": "the cat"},
        },
    },
    "boxes": {"score": 0},
    "seed": 3,
}


def in_french(diagnostic):
    return FRENCH.tell(diagnostic).replace("\u00a0", " ")


def world_of(**fields):
    world, problems = STAGE.parse_map({**PLACE, **fields})
    assert not problems
    return world


def do(world, *steps):
    """The world after some commands of the hero that acts; one may have an argument: `say miaou`."""
    for step in steps:
        name, _, value = step.partition(" ")
        world = STAGE.commands[name].function(world, *([value] if value else []))
    return world


def asks(world, name, *values):
    return STAGE.commands[name].function(world, *values)


@pytest.mark.parametrize(
    ("step", "cell", "heading"),
    [("right", "B1", 0), ("down", "A2", 1), ("left", "A1", 2), ("up", "A1", 3), ("move", "B1", 0)],
)
def test_a_wall_or_an_edge_stops_a_step_and_not_the_program(step, cell, heading):
    after = do(world_of(), step)
    assert (asked(after, "lampe.cell"), after.actor.heading) == (cell, heading)
    assert after.event == ("bump" if cell == "A1" else "move")
    assert do(after, "turn_left", "turn_right").actor == after.actor


def asked(world, question):
    """What a game came to, by the question of a scenario."""
    judged = STAGE.goals((expecting(world, {question: "?"}), world), Wanted())
    (goal,) = judged
    return goal.missed.slots.get("found") if goal.missed else "?"


def expecting(world, expected):
    scenario = Scenario("x", (), 3, tuple(expected.items()))
    return replace(world, stage=replace(world.stage, scenario=scenario))


def test_a_wall_is_seen_in_front_and_at_the_edge():
    assert not asks(world_of(), "wall_ahead")
    assert asks(world_of(), "path_ahead")
    below = do(world_of(), "down")
    assert not asks(below, "path_ahead")
    assert asks(below, "wall_ahead")
    assert asks(do(below, "turn_right"), "wall_ahead")
    assert asks(do(world_of(), "up"), "wall_ahead")


def test_a_thing_is_picked_once_and_there_is_nothing_to_pick_elsewhere():
    there = do(world_of(), "right", "right")
    assert asks(there, "on_item")
    assert not asks(there, "at_goal")
    after = do(there, "pick")
    assert not asks(after, "on_item")
    assert len(after.items) == 0
    assert after.event == "pick"
    assert do(after, "pick").event == "empty"
    assert asks(do(after, "right"), "at_goal")


def test_a_costume_is_one_of_those_of_the_hero():
    assert asked(do(world_of(), "costume Allumee"), "lampe.costume") == "allumée"
    wrong = asks(world_of(), "costume", "bleue")
    assert isinstance(wrong, Stop)
    assert in_french(wrong.diagnostic) == (
        "« bleue » n’est pas un costume de lampe. Choisis parmi : éteinte, allumée."
    )
    other = asks(world_of().acting("chat"), "costume", "bleue")
    assert in_french(other.diagnostic) == "Ici, le chat n’a pas d’autre costume. Retire ce bloc."
    assert isinstance(asks(world_of(), "costume", ""), Stop)


def test_a_hero_follows_its_path_round_and_round_and_one_without_is_told():
    cat, seen = world_of().acting("chat"), []
    for _ in range(4):
        cat = do(cat, "follow_path")
        seen.append(asked(cat, "chat.cell"))
    assert seen == ["C2", "D2", "C1", "C2"]
    assert asked(do(cat, "back_to_start", "follow_path"), "chat.cell") == "C2"
    assert isinstance(asks(world_of(), "follow_path"), Stop)


def test_chance_is_replayed_by_its_seed_and_never_in_a_wall():
    def walk(seed):
        world, cells = world_of().seeded(seed), []
        for _ in range(30):
            world = do(world, "go_anywhere")
            cells.append(world.actor.cell)
        return cells

    assert walk(5) == walk(5) != walk(6)
    assert (1, 1) not in walk(5)
    assert len(set(walk(5))) == 7


def test_who_is_hidden_meets_nobody_and_is_not_touched():
    both = do(world_of(), "right", "right")
    assert both.meetings() == {
        ("lampe", "chat"),
        ("chat", "lampe"),
        ("lampe", "item"),
        ("chat", "item"),
    }
    assert asks(both, "touching", "Chat")
    assert not asks(both, "touching", "lampe")
    hidden = do(both, "hide")
    assert hidden.meetings() == {("chat", "item")}
    assert not asks(hidden.acting("chat"), "touching", "lampe")
    assert do(hidden, "show").meetings() == both.meetings()
    assert in_french(asks(both, "touching", "chien").diagnostic).startswith(
        "Personne ne s’appelle « chien » ici."
    )


def test_a_message_is_taken_by_the_next_tick():
    sent = do(world_of(), "send pain", "send eau")
    assert sent.messages() == ("pain", "eau")
    assert sent.ticked(1).messages() == ()


def test_of_what_is_said_the_last_is_kept_and_shown_for_some_ticks():
    world = world_of()
    for number in range(KEPT + 5):
        world = do(world, f"say {number}")
    assert world.actor.said == tuple(str(number) for number in range(5, KEPT + 5))
    labels = [label_of(world.ticked(tick)) for tick in range(HEARD + 1)]
    assert labels == [str(KEPT + 4)] * HEARD + [""]


def label_of(world):
    return "".join(sprite.label for sprite in STAGE.picture(world, "space").sprites)


def test_a_game_ends_once():
    assert do(world_of(), "win", "lose").over == "won"
    assert do(world_of(), "lose", "win").over == "lost"


@pytest.mark.parametrize(
    ("expected", "steps", "told"),
    [
        ({"lampe.cell": "B1"}, [], "lampe devrait finir en B1, mais finit en A1."),
        ({"chat.cell": "B1"}, [], "le chat devrait finir en B1, mais finit en C1."),
        (
            {"lampe.costume": "allumée"},
            [],
            LAMP_OFF,
        ),
        ({"lampe.said": ("Oui",)}, ["say Non"], "lampe devrait dire : Oui, mais dit : Non."),
        ({"lampe.said": ("Oui",)}, [], "lampe devrait dire : Oui, mais ne dit rien."),
        ({"lampe.said": ()}, ["say Non"], "lampe ne devrait rien dire, mais dit : Non."),
        ({"lampe.shown": False}, [], "on ne devrait plus voir lampe. Quel bloc cache ?"),
        ({"lampe.shown": True}, ["hide"], "on devrait voir lampe. Quel bloc montre ?"),
        ({"score": 2}, [], "la boîte « score » devrait contenir 2, mais contient 0."),
        ({"items": 0}, [], "le nombre d’objets qui restent devrait être 0, mais c’est 1."),
        ({"time": 4}, [], "la partie devrait finir au temps 4, mais finit au temps 0."),
        (
            {"end": "won"},
            [],
            NO_END,
        ),
        ({"end": "won"}, ["lose"], "la partie devrait être gagnée, mais elle est perdue au temps 0."),
        ({"end": "lost"}, ["win"], "la partie devrait être perdue, mais elle est gagnée au temps 0."),
        ({"end": ""}, ["win"], "la partie devrait continuer, mais elle est gagnée au temps 0."),
    ],
)
def test_a_question_that_is_missed_has_its_sentence(expected, steps, told):
    start = expecting(world_of(), expected)
    (goal,) = STAGE.goals((start, do(start, *steps)), Wanted())
    assert not goal.met
    assert in_french(goal.missed) == told
    assert not FRENCH(goal.key, **goal.slots).startswith("stage.")
    assert not ENGLISH.tell(goal.missed).startswith("stage.")
    why = STAGE.examples.told(start, goal.missed)
    assert in_french(why) == f"Dans le scénario « x », {told}"


@pytest.mark.parametrize(
    ("expected", "steps"),
    [
        ({"lampe.cell": "B1"}, ["right"]),
        ({"lampe.costume": "allumée"}, ["costume allumée"]),
        ({"lampe.said": ("Oui",)}, ["say Oui"]),
        ({"lampe.said": ()}, []),
        ({"lampe.shown": False}, ["hide"]),
        ({"score": 0}, []),
        ({"items": 0}, ["right", "right", "pick"]),
        ({"time": 0}, []),
        ({"end": "won"}, ["win"]),
        ({"end": ""}, []),
    ],
)
def test_a_question_is_met(expected, steps):
    start = expecting(world_of(), expected)
    (goal,) = STAGE.goals((start, do(start, *steps)), Wanted())
    assert goal.met
    assert goal.missed is None


def test_who_arrived_is_who_stands_on_a_flag():
    assert STAGE.measures["arrived"](world_of()) == ""
    there = do(world_of(), *["right"] * 3)
    assert STAGE.measures["arrived"](there) == "lampe"
    assert STAGE.measures["arrived"](do(there.acting("chat"), "right")) == "lampe, chat"


def test_a_game_reacts_when_more_than_its_time_goes_by():
    start = world_of()
    assert not STAGE.examples.reacts(start, do(start.ticked(3).acting("chat"), "send x").ticked(4))
    assert STAGE.examples.reacts(start, start.boxed("score", 1))


@pytest.mark.parametrize(
    ("said", "met"),
    [
        (("Au revoir",), True),
        ((" Au  revoir ",), True),
        (("Au\u00a0revoir",), True),
        (("Aurevoir",), False),
        (("Au", "revoir"), False),
        (("au revoir",), False),
        (("Au revoir", " "), False),
    ],
)
def test_what_is_said_is_compared_without_the_spaces_that_nobody_sees(said, met):
    """« devrait dire : Miaou, mais dit : Miaou », was told where a space came after it."""
    start = expecting(world_of(), {"lampe.said": ("Au revoir",)})
    end = start
    for words in said:
        end = asks(end, "say", words)
    (goal,) = STAGE.goals((start, end), Wanted())
    assert goal.met == met
    assert (goal.missed is None) == met
