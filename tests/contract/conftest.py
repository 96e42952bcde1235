"""What several contracts share: the page's small rules, asked in Node."""

from pathlib import Path

import pytest
from node_process import Node


@pytest.fixture(scope="module")
def page():
    """The answer of a rule of `twin_rules.mjs`: `page(rule, *arguments)`; a contract may have its own."""
    node = Node(Path(__file__).with_name("twin_rules.mjs"))
    yield lambda rule, *args: node.ask({"rule": rule, "args": args})
    node.close()
