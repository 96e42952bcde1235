"""The children of `make soak`: a moment of them on the page."""

from soaked import soaked


def test_children_play_on_the_page():
    told = soaked("page", "--seed", 1, "--day", 1, "--acts", 20)
    assert told["failures"] == []
    assert told["acts"] == 20
    assert told["memory_series"]
