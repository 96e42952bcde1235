"""A false proof cannot be written: what no block can be built of is no solution and earns no star."""

from dataclasses import replace

import pytest

from codeweek.authoring.validate import prove
from codeweek.blocks.definitions import can_show
from codeweek.levels import programs
from codeweek.packs import load
from codeweek.play import session
from codeweek.report.finding import find
from codeweek.solver.search import search, solve

HEAD = """titre: "Truc"
histoire: "Va au drapeau."
monde: robot
mode: construire
classe: CM1
indices: ["a ?", "b ?", "c"]
adulte: {idée: "a", piège: "b", question: "c ?"}
"""
CORRIDORS = """blocs: [avancer, pivoter_gauche, répéter, mur_devant]
cartes:
"""
THREE = """blocs: [avancer, pivoter_gauche, pivoter_droite, si, mur_devant, mur_a_gauche, égal]
limite: 4
cartes:
  - |
    #.#
    .^G
  - |
    ###
    #^G
  - |
    #G#
    #^#
"""
HONEST = """pivoter_droite()
if mur_devant():
    pivoter_gauche()
avancer()
"""
SHORTER = """if mur_devant() == mur_a_gauche():
    pivoter_droite()
avancer()
"""
TURNS = """avancer()
for _ in range(mur_devant()):
    pivoter_gauche()
avancer()
"""
LONGER = f"{TURNS}for _ in range(mur_devant()):\n    avancer()\n"
A = f"{HEAD}{CORRIDORS}  - |\n    #G#\n    #.#\n    >.#\n    ###\n  - |\n    >.G\nlimite: 6\n"
B = f"{HEAD}{CORRIDORS}  - |\n    #G\n    >.\n  - |\n    >.G\nlimite: 5\n"
C = D = HEAD + THREE
OFFERED = C.replace("égal]", "égal, repeat, while, arithmetic, logic, variables, lists]")

MISFITS = [
    "for _ in range(mur_devant()):\n    avancer()\n",
    "while 1:\n    avancer()\n",
    "if mur_devant() + 1:\n    avancer()\n",
    "if not 0:\n    avancer()\n",
    "x = 2 * (mur_devant() and mur_a_gauche())\n",
    f"x = {list(range(20))}\n",
]


def level(head, solution, **more):
    indented = "".join(f"  {line}\n" for line in solution.splitlines())
    pack = load.of_texts({"c/x.yaml": f"{head}solution: |\n{indented}"})
    assert not pack.problems
    return replace(pack.levels[0], **more)


def keys(problems):
    return [problem.key for problem in problems]


@pytest.mark.parametrize(
    ("head", "solution"), [(A, LONGER), (B, TURNS), (D, SHORTER)], ids=["a.yaml", "b.yaml", "d.yaml"]
)
def test_a_solution_that_no_block_can_be_built_of_is_refused(head, solution):
    assert "prove.solution_not_read" in keys(prove(level(head, solution)))


def test_a_level_that_no_child_can_win_is_not_called_ready():
    proof = find(level(B, TURNS))
    assert (proof.best.blocks, proof.best.proven) == (None, False)


def test_the_proved_minimum_is_the_same_whatever_its_author_wrote():
    honest, other = find(level(C, HONEST)), find(level(D, SHORTER))
    assert (honest.best.blocks, honest.best.proven) == (4, True)
    assert other.best == honest.best
    assert prove(level(C, HONEST)) == ()


def test_a_text_shorter_than_any_program_of_blocks_earns_no_star_and_is_told():
    playback = session.play_text(level(C, HONEST), SHORTER)
    assert playback.verdict.won
    assert playback.verdict.stars == 0
    assert keys(playback.notes) == ["program.misfit", "program.misfit"]


def test_blocks_that_fit_nowhere_are_not_run():
    made = level(C, HONEST)
    script = programs.solution(level(D, SHORTER)).script
    assert keys(session.play(made, script, "fr").problems) == ["program.misfit", "program.misfit"]


@pytest.mark.parametrize("states", range(12))
def test_a_search_that_may_meet_few_states_claims_nothing_that_a_whole_one_does_not(states):
    made = level(B, TURNS)
    whole = solve(made)
    *_slices, short = search(made, effort=2_000, states=states)
    assert not short.proven
    assert set(short.closed) <= set(whole.closed)
    assert short.bound <= whole.bound


@pytest.mark.parametrize("name", ["given", "extra"])
def test_a_given_program_that_no_block_can_be_built_of_is_refused(name):
    made = level(C, HONEST, **{name: SHORTER})
    assert "prove.program_not_read" in keys(prove(made))


@pytest.mark.parametrize("source", MISFITS)
def test_whatever_blocks_cannot_show_is_no_known_solution(source):
    made = level(OFFERED, source)
    assert not can_show(programs.catalogue_of(made), programs.solution(made).script)
    assert keys(prove(made)) == ["prove.solution_not_read"]


@pytest.mark.parametrize("source", MISFITS)
def test_of_a_solution_with_a_block_that_is_not_offered_that_is_told(source):
    made = level(C, source)
    assert keys(prove(made)) == ["prove.solution_block"]
    assert solve(made).blocks == 4
