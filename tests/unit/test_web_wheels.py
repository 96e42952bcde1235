"""What a child's first program needs of Python is in one wheel; the rest is found when its wheel is there."""

import json
import re
import subprocess
import sys
from pathlib import Path

import door_requests as requests
from build_web_python import LATER, NEVER

from codeweek.blocks import blockly
from codeweek.blocks.script import EMPTY
from codeweek.play import builtin
from codeweek.web_api import api

ROOT = Path(__file__).parents[2]
DOOR = (ROOT / "web/src/pyodide/rpc-client.ts").read_text(encoding="utf-8")
TYPED = re.compile(re.findall("^const TYPED = /(.*)/;", DOOR, re.M)[0])  # what the page asks of both wheels
ABOUT = {"pack": "codeweek", "language": "fr"}
FIRST = """
import json, sys
sys.path.insert(0, "tools")
from build_web_python import LATER
from codeweek import data
given = json.load(sys.stdin)
files = {name: bytes.fromhex(content) for name, content in given["files"].items()}
data.inside = files.get
for name in LATER:
    sys.modules["codeweek." + name.removesuffix(".py").removesuffix("/").replace("/", ".")] = None
from codeweek.web_api.api import PageApi, prepare
prepare()
door = PageApi()
for request in given["requests"]:
    answer = json.loads(door.handle(request))
    assert answer["ok"], (request, answer)
print(*(name for name, module in sys.modules.items() if name.startswith("codeweek") and module))
"""
MORE = """
import sys
from codeweek.web_api import api
api.reach(sys.argv[1])
import codeweek.more, codeweek.worlds.robot.more
print(codeweek.more.SAID, codeweek.worlds.robot.more.SAID)
"""


def first():
    """The modules of the first wheel."""
    for path in sorted((ROOT / "codeweek").rglob("*.py")):
        if not path.relative_to(ROOT / "codeweek").as_posix().startswith((*NEVER, *LATER)):
            yield ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def run(code, *arguments, given=""):
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments], input=given, capture_output=True, text=True, cwd=ROOT
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def alone(level):
    """What is asked of a level before the second wheel comes: its solution, if that can be, and no block.

    The program of a prediction is the one that is given.
    """
    for program in (requests.script(level), *(() if level.predict else (blockly.save(EMPTY),))):
        if not TYPED.search(json.dumps(program, separators=(",", ":"))):
            for verb in ("python", "play"):
                yield requests.asked(verb, script=program, level=level.id, **ABOUT)


def test_every_level_is_played_without_what_comes_later_and_with_all_that_comes_first():
    files = {name: content.hex() for name, content in builtin.ready().items()}
    asked = [each for level in requests.LEVELS for each in alone(level)]
    written = {level.id for level in requests.LEVELS if not level.predict}
    assert {json.loads(each)["level"] for each in asked} >= written
    given = json.dumps({"files": files, "requests": asked})
    assert set(run(FIRST, given=given).split()) == set(first())


def test_a_wheel_may_hold_more_of_the_package(tmp_path):
    for folder in ("codeweek", "codeweek/worlds/robot"):
        (tmp_path / folder).mkdir(parents=True, exist_ok=True)
        (tmp_path / folder / "more.py").write_text(f"SAID = {folder!r}\n", encoding="utf-8")
    assert run(MORE, str(tmp_path)) == "codeweek codeweek/worlds/robot"


def test_what_comes_later_is_found_in_the_packages_that_came_first():
    there = {name.rpartition(".")[0] for name in first()} | {"codeweek"}
    for path in (ROOT / "codeweek").rglob("*.py"):
        name = path.relative_to(ROOT / "codeweek").as_posix()
        if name.startswith(LATER) and not name.startswith(NEVER):
            folders = path.relative_to(ROOT).parts[:-1]
            around = [".".join(folders[:deep]) for deep in range(len(folders), 0, -1)]
            assert next(package for package in around if package in there) in api.PARTED, name
