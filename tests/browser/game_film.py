"""Tells a test in a browser, as JSON, what the window has of a game that the page has kept, step by step.

The text of the level's file and that of the game come as a JSON list on standard input.
"""

import json
import sys

from codeweek import data
from codeweek.diagnostic import Diagnostic
from codeweek.levels.program_translation import spoken
from codeweek.packs.load import of_texts
from codeweek.play import game
from codeweek.web_api import describe

file, kept = json.load(sys.stdin)
level = spoken(of_texts({"niveau-de-la-classe.yaml": file}).levels[0], "fr")
found = game.opened(level, kept)
if isinstance(found, Diagnostic):
    sys.exit(found.key)
trace = found[1].trace()
told = [describe.narration(level, trace.at(index).world, data.text("fr")) for index in range(len(trace) + 1)]
print(json.dumps({"told": told, "over": trace.world.over, "inputs": len(found[1].inputs)}))
