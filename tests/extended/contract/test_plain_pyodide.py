"""The page's Python as Pyodide ships it, nothing of it changed: it answers with the same words."""

import json
from pathlib import Path

import build_web
import build_web_python
import door_requests as requests
import pytest
from node_process import Node

from codeweek.web_api.api import PageApi

WHEELS = sorted(build_web.WORK.glob("*.whl"))


@pytest.fixture(scope="module")
def plain(tmp_path_factory):
    assert WHEELS, "run `make web` first"
    out, work = tmp_path_factory.mktemp("py"), tmp_path_factory.mktemp("work")
    build_web_python.lay(out, build_web_python.stock(build_web.PYODIDE, WHEELS), build_web.PYODIDE, work)
    return out


def test_it_has_the_files_of_pyodide_as_they_are_and_our_wheels(plain):
    shipped = [path.name for path in plain.iterdir() if (build_web.PYODIDE / path.name).is_file()]
    assert sorted(shipped) == sorted([*build_web_python.STOCK, build_web_python.LOCK])
    for name in build_web_python.STOCK:
        assert (plain / name).read_bytes() == (build_web.PYODIDE / name).read_bytes()
    assert {path.name.split("-")[0] for path in plain.glob("*.whl")} == {
        "codeweek",
        "codeweek_more",
        "pyyaml",
    }


def test_a_first_program_runs_and_a_teachers_file_opens_in_it(plain):
    page, here = Node(Path(__file__).parents[2] / "contract" / "pyodide_door.mjs", plain), PageApi()
    try:
        assert page.line() == "ready"
        wanted = [*requests.of_level(requests.LEVELS[0], "fr"), next(iter(requests.of_files("en")))]
        assert [json.loads(page.ask(each)) for each in wanted] == [
            json.loads(here.handle(each)) for each in wanted
        ]
    finally:
        page.close()
