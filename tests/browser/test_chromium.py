"""One path through each feature of the page, in Chromium: the tests beside this file, run by Node."""

from pathlib import Path

import chromium
import pytest

HERE = Path(__file__).parent
# Files that share one browser: another one takes four seconds of a core to begin, with its Python.
TOGETHER = (
    "page typing notebook exercise examples course stars trap names ways mends resume trouble keeping "
    "comics memory",
    "blocks hands workshop sheet stage_workshop tune_workshop tune making ideas alike agency invent live "
    "life travel signs pictures aloud a11y guide evaluation hour packs hostile",
    "room room_answer board board_erase served",
)


@pytest.mark.parametrize("names", chromium.groups(HERE, TOGETHER))
def test_the_page_in_chromium(names):
    chromium.run(HERE, names)
