"""What several files of these tests share."""

import pytest


@pytest.fixture(scope="module")
def replay():
    """Plays programs again, in a process that the tests of a file share."""
    from codeweek.server.rooms.program_replay import Replay

    worker = Replay()
    yield worker
    worker.close()


@pytest.fixture
def room(tmp_path):
    """A room without a network, where nobody is yet."""
    from room_driver import opened

    with opened(tmp_path) as found:
        yield found


@pytest.fixture
def door():
    """The door of the page, of which nothing has been asked."""
    from codeweek.web_api.api import PageApi

    return PageApi()
