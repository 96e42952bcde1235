"""The kinds of level that one makes are offered by their pictures, those that are made most first."""

from codeweek import data
from codeweek.app.kind_pictures import OTHER, offered
from codeweek.worlds.kinds import kinds


def test_each_kind_is_offered_once_with_a_picture_that_is_there():
    there = offered(kinds())
    assert sorted(kind for kind, _picture in there) == sorted(kinds())
    assert [kind for kind, _picture in there][:2] == ["robot", "turtle"]
    for _kind, picture in there:
        assert (data.folder("sprites") / f"{picture}.svg").is_file()


def test_a_kind_that_was_added_has_a_page_for_a_picture():
    assert offered(["maze", "robot"]) == [("robot", "pictures/robot"), ("maze", OTHER)]
    assert (data.folder("sprites") / f"{OTHER}.svg").is_file()
