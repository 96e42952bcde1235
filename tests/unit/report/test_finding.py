"""What is searched of a level beside its minimum."""

from codeweek.levels.level import Level, Start
from codeweek.packs.proofs import Proof, SearchOutcome
from codeweek.play.session import play_text
from codeweek.report.finding import adopted, find
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


def test_a_program_that_goes_round_the_idea_is_the_best_known_where_it_is_shorter():
    long, short = SearchOutcome(19, bound=9), SearchOutcome(11, True, 11, "move()\n")
    known = adopted(Proof(long, bypass=short))
    assert (known.best.blocks, known.best.proven, known.best.bound) == (11, False, 9)
    assert known.programs == ("move()\n",)
    assert adopted(Proof(SearchOutcome(19, bound=10), bypass=short)).best.proven
    assert adopted(Proof(SearchOutcome(11, bound=9), bypass=short)).best == SearchOutcome(11, bound=9)
    assert adopted(Proof(long, bypass=SearchOutcome(None, True, 19))).best == long
