"""Which worker runs which tests, when `make test` has several."""

import os
from pathlib import PurePosixPath

from xdist.scheduler import LoadScopeScheduling

# Files whose tests need nothing of each other, and take long: each may go to another worker.
APART = (
    "test_chromium",
    "test_page_extended",
    "test_whole_course",
    "test_pages_fit",
    "test_layout_of_levels",
    "test_new_words",
)
# Files whose tests share a PostgreSQL, which takes seconds to begin: all of them go to one worker.
DATABASE = ("test_live", "test_room_stores", "test_room_turns", "test_town", "test_town_commands")
# What takes longest begins first: in folders, those of browsers, which wait as much as they compute.
FIRST = ("browser", "contract", "recipes", "desktop", "faults", "property")
# Of all others, these files: begun last, one of them would compute while no other has anything left to do.
LONG = {
    *("test_guides", "test_moved_folder", "test_hostile", "test_variant_command"),
    *("test_page_types", "test_server", "test_draw_bugs", "test_web_api_another"),
    *("test_web_api_play", "test_tune_sound", "test_pack_others", "test_narration"),
    *("test_no_traceback", "test_mutated_packs", "test_web_api_requests", "test_new"),
    *("test_search", "test_layers", "test_room_serving", "test_clips"),
    *("test_room_stands", "test_cli", "test_web_api_drafts", "test_room_damaged"),
    *("test_watch", "test_windows_folder"),
}


class Schedule(LoadScopeScheduling):
    """A file of tests goes to the worker that is free, so that what its tests share is made once."""

    cores = os.cpu_count() or 1

    def _split_scope(self, nodeid: str) -> str:
        file, _, _ = nodeid.partition("::")
        name = PurePosixPath(file).stem
        return nodeid if name in APART else "PostgreSQL" if name in DATABASE else file

    def schedule(self) -> None:
        self.config.option.loadscopereorder = False  # not those with the most tests first
        super().schedule()

    def _assign_work_unit(self, node) -> None:
        """No more workers than cores have browsers at a time: one more makes all of them late."""
        others = [each for each in self.assigned_work if each is not node and self._has_browser(each)]
        if len(others) >= self.cores:
            without = next((scope for scope in self.workqueue if not in_browser(scope)), None)
            if without:
                self.workqueue.move_to_end(without, last=False)
        super()._assign_work_unit(node)

    def _has_browser(self, node) -> bool:
        work = self.assigned_work[node].items()
        return any(in_browser(scope) and not all(done.values()) for scope, done in work)


def in_browser(scope: str) -> bool:
    """Whether the tests of a scope are in a browser."""
    return "browser" in PurePosixPath(scope.partition("::")[0]).parts


def rank(nodeid: str) -> tuple[int, bool]:
    """The place of a test's file among those that begin first."""
    file = PurePosixPath(nodeid.partition("::")[0])
    folder = next((place for place, name in enumerate(FIRST) if name in file.parts), len(FIRST))
    return folder, file.stem not in LONG
