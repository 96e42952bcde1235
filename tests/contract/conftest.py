"""Shared by the tests that hold both painters to one picture."""

from pathlib import Path

import pytest
from node_process import Node

from codeweek import data


@pytest.fixture(scope="module")
def page():
    """The canvas painter in Chromium: asked a scene as JSON, it answers a PNG in base64."""
    assert (data.web() / "index.html").is_file(), "run `make web` first"
    node = Node(Path(__file__).with_name("canvas_paints.mjs"))
    assert node.line() == "ready"
    yield node
    node.close()
