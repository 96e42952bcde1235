"""The rest of the page's tests, in Chromium and in Firefox: the tests beside this file, run by Node."""

from pathlib import Path

import chromium
import pytest

HERE = Path(__file__).parent
# Files that share one browser: another one takes four seconds of a core to begin, with its Python.
# Those that take longest come first, or all the workers would wait for one of them at the end.
TOGETHER = (
    "resume packs network live",
    "played course names stars trap made",
    "board typed catalogue",
    "arriving versions typing notebook offline",
    "guide hostile aloud life travel exercise making",
    "sizes workshop sheet tune_workshop stage_workshop",  # `rooms` adds sizes of its own
    "comics docs memory paper pictures soak signs",
    "rooms agency invent wardrobe",
    "a11y axe keeping trouble evaluation",
    "blocks hands ideas alike ways town doors_by_keys",
    "page",
    "room",
    "evening five_evenings",
)


@pytest.mark.parametrize("names", chromium.groups(HERE, TOGETHER))
def test_the_page_in_browsers(names):
    chromium.run(HERE, names)
