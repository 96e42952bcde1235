"""What is searched of a level beside its minimum."""

from codeweek.levels.level import Level, Start
from codeweek.play.session import play_text
from codeweek.report.finding import find
from codeweek.worlds.kinds import kinds


def test_a_block_that_is_not_spoken_may_need_fewer_commands_than_those_that_are():
    fields = {"grid": ">.....", "numbers": {"A1": 9}, "wanted_numbers": {"F1": 9}}
    level = Level(
        "a/level",
        "",
        "robot",
        (Start(kinds()["robot"].parse_map(fields)[0]),),
        toolbox=("move", "swap", "write", "repeat"),
        concept=("repeat",),
        solution="for _ in range(5):\n    echanger()\n    avancer()\n",
        limit=6,
    )
    skipping = play_text(level, "move()\n" * 5 + "write(9)\n").verdict
    assert skipping is not None
    assert (skipping.won, skipping.blocks) == (True, 6)
    proof = find(level)
    assert (proof.moves, proof.outside) == (9, ("write",))
    assert proof.bypass is not None
    assert not proof.bypass.proven
