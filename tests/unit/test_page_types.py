"""What the page knows of the core is what the core says."""

import make_types
import pytest


@pytest.mark.parametrize("name", make_types.FILES)
def test_the_page_has_the_constants_and_types_of_today(name):
    written = (make_types.FOLDER / name).read_text(encoding="utf-8")
    assert written == make_types.FILES[name](), "python tools/make_types.py writes it"
