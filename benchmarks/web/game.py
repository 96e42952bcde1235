"""A game that is played in the page: the time from a key to the first picture that is another one."""

import json
import subprocess
import tempfile
from pathlib import Path
from statistics import quantiles

from benchmarks.rows import Row, budget
from benchmarks.web.page import fresh
from benchmarks.web.wire import Wire, serve
from codeweek import data
from codeweek.blocks import blockly
from codeweek.levels import programs
from codeweek.play import builtin

LEVEL = "13-quand/10-mon-jeu"
STEERED = (
    "class pixel:\n    def quand_touche_droite():\n        vers_droite()\n\n"
    "    def quand_touche_gauche():\n        vers_gauche()\n\n\n"
    "class pagaille:\n    def tous_les_2_temps():\n        aller_au_hasard()\n\n\n"
    "class porte:\n    pass\n"
)
PLAYED = Path(__file__).with_name("played.mjs")
KEYS, ROUNDS, FEW = 60, 3, 1


def rows(quick: bool) -> list[Row]:
    """The budget of the page that is built."""
    fresh()
    address = serve(data.web(), Wire(None))
    slowest = [quantiles(played(address, KEYS), n=20)[-1] for _ in range(FEW if quick else ROUNDS)]
    return [budget("page, a game", "the slowest of twenty keys, to its picture", slowest, "ms", 50.0)]


def played(address: str, keys: int) -> list[float]:
    """Milliseconds from each key to its picture, at the usual speed."""
    level = builtin.levels()[LEVEL]
    program = json.dumps(blockly.save(programs.read_in(level, STEERED).script))
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as home:
        command = ["node", str(PLAYED), address, home, LEVEL, str(keys)]
        done = subprocess.run(
            command, input=program, stdout=subprocess.PIPE, text=True, check=True, timeout=300
        )
    found: list[float] = json.loads(done.stdout)
    if len(found) < 0.9 * keys:
        raise RuntimeError(f"of {keys} keys, {len(found)} came to a picture")
    return found
