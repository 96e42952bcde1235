"""Each tool that a maintainer runs by hand runs to its end: none is left behind by what it calls."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from contributing import ROOT, Copy

TOOLS = ROOT / "tools"
OUT = "OUT"  # stands for a folder that is there
IN_BROWSER = ("guide_pictures.py", "page_picture.mjs", "room_pictures.mjs")
# What is run here, and how many files it leaves in OUT at least.
ALONE = {
    "screenshots.py": ((OUT, "fr", "1024x600"), 190),
    "guide_pictures.py": ((OUT,), 8),
    "first_minutes.py": ((), 0),
    "page_picture.mjs": ((f"{OUT}/page.png",), 1),
    "room_pictures.mjs": ((OUT,), 2),
}
# What makes again what is committed: nothing changes.
AGAIN = ("make_sounds.py", "make_faces.py", "make_course.py", "architecture.py")
# What makes a build, or has tests of its own, by the file that runs it.
ELSEWHERE = {
    "build_deb.py": "tests/unit/test_deb.py",
    "build_desktop.py": ".github/workflows/release.yml",
    "build_stick.py": "tests/unit/test_windows_folder.py",
    "build_web.py": "Makefile",
    "build_windows.py": "tests/unit/test_windows_folder.py",
    "check_texts.py": "Makefile",
    "draw_bugs.py": "tests/extended/unit/test_draw_bugs.py",
    "make_animation.py": "tests/desktop/test_film.py",
    "make_docs.py": "tests/unit/test_guides.py",
    "make_notice.py": "tests/unit/test_notice.py",
    "make_reference.py": "tests/unit/test_guides.py",
    "make_release.py": "tests/unit/test_make_release.py",
    "make_schemas.py": "Makefile",
    "make_types.py": "tests/unit/test_page_types.py",
    "make_voices.py": "tests/unit/test_clips.py",
    "mutate.py": "tests/unit/test_mutate.py",
    "needs.py": "Makefile",
    "settle.py": "tests/extended/unit/test_moved_folder.py",
    "try_desktop.py": "tools/build_desktop.py",
    "try_wheel.py": "Makefile",
    "try_windows.py": "Makefile",
}


def ran(folder: Path, tool: str, *words: str) -> None:
    """Run a tool of that folder, and see that it ends well."""
    start = ["node"] if tool.endswith(".mjs") else [sys.executable]
    beside = {**os.environ, "PYTHONPATH": str(ROOT / "tests"), "CODEWEEK_PYTHON": sys.executable}
    command = [*start, str(folder / "tools" / tool), *words]
    done = subprocess.run(command, cwd=folder, env=beside, capture_output=True, text=True, timeout=600)
    assert done.returncode == 0, f"{tool}\n{done.stdout[-1000:]}{done.stderr[-3000:]}"


def test_each_tool_is_run_here_or_by_another_test() -> None:
    programs = {path.name for path in TOOLS.glob("*.mjs")}
    for path in TOOLS.glob("*.py"):
        if "__main__" in path.read_text(encoding="utf-8"):
            programs.add(path.name)
    assert programs == {*ALONE, *AGAIN, *ELSEWHERE}
    for tool, where in ELSEWHERE.items():
        assert re.search(rf"\b{tool.removesuffix('.py')}\b", (ROOT / where).read_text(encoding="utf-8")), tool


@pytest.mark.parametrize(
    "tool", [pytest.param(tool, marks=pytest.mark.page if tool in IN_BROWSER else ()) for tool in ALONE]
)
def test_a_tool_that_takes_pictures_or_counts_runs_to_its_end(tool: str, tmp_path: Path) -> None:
    words, least = ALONE[tool]
    ran(ROOT, tool, *(word.replace(OUT, str(tmp_path)) for word in words))
    made = [path for path in tmp_path.iterdir() if path.stat().st_size > 1000]
    assert len(made) >= least


def test_a_tool_that_makes_what_is_committed_makes_the_same_again(tmp_path: Path) -> None:
    copy = Copy.into(tmp_path / "copy")
    shutil.copytree(ROOT / "tests" / "kept", copy.folder / "tests" / "kept", dirs_exist_ok=True)
    before = dict(copy.files())
    for tool in AGAIN:
        ran(copy.folder, tool)
    assert dict(copy.files()) == before
