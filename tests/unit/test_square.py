"""An address as a picture: any can be drawn, and nothing of it gets into the drawing."""

from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codeweek.server.discovery import LONGEST, qr_svg


@given(st.text(min_size=1, max_size=LONGEST).filter(lambda text: text.isprintable()))
def test_any_address_is_a_picture_of_paths_alone(address):
    drawn = ElementTree.fromstring(qr_svg(address))
    assert {each.tag.rpartition("}")[2] for each in drawn.iter()} == {"svg", "path"}
    assert "viewBox" in drawn.attrib, "it is as large as its place"


def test_two_addresses_have_two_pictures():
    assert qr_svg("http://192.168.1.20:8000/") != qr_svg("http://192.168.1.21:8000/")


@pytest.mark.parametrize("address", ["", "a" * (LONGEST + 1)])
def test_nothing_and_what_is_too_long_have_none(address):
    with pytest.raises(ValueError, match="text"):
        qr_svg(address)
