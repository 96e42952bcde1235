"""Which worker runs which tests, when `make test` has several."""

from pathlib import PurePosixPath

from xdist.scheduler import LoadScopeScheduling

# Files whose tests need nothing of each other, and take long: each may go to another worker.
APART = ("test_chromium", "test_whole_course", "test_pages_fit", "test_layout_of_levels", "test_new_words")
# What takes longest begins first: in folders, those of browsers, which wait as much as they compute.
FIRST = ("browser", "contract", "recipes", "desktop", "faults", "property")


class Schedule(LoadScopeScheduling):
    """A file of tests goes to the worker that is free, so that what its tests share is made once."""

    def _split_scope(self, nodeid: str) -> str:
        file, _, _ = nodeid.partition("::")
        return nodeid if PurePosixPath(file).stem in APART else file

    def schedule(self) -> None:
        self.config.option.loadscopereorder = False  # not those with the most tests first
        super().schedule()


def rank(path: str) -> int:
    """The place of a file among those that begin first."""
    folders = PurePosixPath(path).parts
    return next((place for place, name in enumerate(FIRST) if name in folders), len(FIRST))
