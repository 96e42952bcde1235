"""Shared by all tests: no screen, no sound card, no file of the person who runs them; hypothesis profiles.

What is in `tests/extended` is run by `make test-all` only (`tests/tiers.py`).
"""

import gc
import os
import signal
from itertools import count

import pytest
from hypothesis import HealthCheck, Phase, settings

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")
os.environ.setdefault("CODEWEEK_UNSEEN", "1")
# A shell starts what goes to the background deaf to Ctrl + C, and so would be programs that tests end by it.
signal.signal(signal.SIGINT, signal.default_int_handler)

# The same examples at each run: a change is refused for what it breaks. `deep` draws new ones.
# As many as `make mutate` draws, whose score tells that they notice.
for _name in ("fast", "all"):
    settings.register_profile(_name, max_examples=50, deadline=None, derandomize=True)
settings.register_profile(
    "deep", max_examples=10_000, deadline=2_000, suppress_health_check=[HealthCheck.too_slow]
)
# To see whether a bug is noticed (`make mutate`): the same examples at each run, and none made smaller.
settings.register_profile(
    "steady", max_examples=50, deadline=None, derandomize=True, phases=[Phase.explicit, Phase.generate]
)
settings.load_profile(os.environ.get("CODEWEEK_PROFILE", "fast"))

# Folders and files that `--without-page` leaves out, beside the tests that are marked `page`.
OF_PAGE = {"browser", "contract", "test_notice"}


def pytest_addoption(parser):
    told = "make the approved pictures, and the answers in the guides, again"
    parser.addoption("--approve", action="store_true", help=told)
    parser.addoption(
        "--without-page", action="store_true", help="leave out what needs Node or the built page"
    )


def pytest_ignore_collect(collection_path, config):
    """No Python is new enough for the page: what is about it is not even read."""
    if config.getoption("--without-page") and OF_PAGE & {*collection_path.parts, collection_path.stem}:
        return True
    return None


def pytest_collection_modifyitems(items, config):
    from again import ONCE_MORE, drives
    from schedule import rank

    if config.getoption("--without-page"):
        items[:] = [item for item in items if not item.get_closest_marker("page")]

    items.sort(key=lambda item: rank(item.nodeid))
    for item in items:
        if drives(item.nodeid):
            item.add_marker(ONCE_MORE)


def pytest_collection_finish():
    """What was found stays to the end: the collector need not look at it again (a fourteenth of the time)."""
    gc.collect()
    gc.freeze()


def pytest_terminal_summary(terminalreporter):
    """A test that passed when it ran once more is told with what was wrong the first time."""
    for report in terminalreporter.getreports("rerun"):
        terminalreporter.section(f"ran once more: {report.nodeid}")
        terminalreporter.write_line(report.longreprtext[-6000:])


def pytest_unconfigure(config):
    """The last line."""
    if config.getoption("--without-page") and not hasattr(config, "workerinput"):
        import needs

        print(needs.say("left_out"))


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    from schedule import Schedule

    return Schedule(config, log)


@pytest.fixture(scope="session")
def homes(tmp_path_factory):
    """A folder of homes, none of which is there before something is saved."""
    folder = tmp_path_factory.mktemp("homes")
    return (folder / str(number) for number in count())


@pytest.fixture(autouse=True)
def _home(homes, monkeypatch):
    """Saves go to a folder of the test."""
    monkeypatch.setenv("CODEWEEK_HOME", str(next(homes)))


@pytest.fixture(scope="session")
def databases():
    """The address of a PostgreSQL of the tests."""
    from benchmarks.postgres import FAST, postgres

    with postgres(FAST) as address:
        yield address


@pytest.fixture(scope="module")
def database(request, databases):
    """The address of a database of the file of tests: nobody else has rooms in it."""
    import psycopg

    name = request.module.__name__.lower()
    with psycopg.connect(databases, autocommit=True) as there:
        there.execute(f"create database {name}")
    return databases.replace("/postgres?", f"/{name}?")


@pytest.fixture(scope="module")
def display():
    """The number of a virtual screen."""
    from real_window import lacking, virtual_screen

    absent = lacking()
    if absent:
        pytest.fail(absent, pytrace=False)
    with virtual_screen() as number:
        yield number


@pytest.fixture
def desk(display, tmp_path):
    """The real window on it, closed at the end."""
    from real_window import Desk

    made = Desk(display, tmp_path / "home")
    yield made
    made.close()
