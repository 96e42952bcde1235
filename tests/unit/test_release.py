"""The workflow of a release calls only what there is, and what is pinned; each push is checked."""

import re
import tomllib
from fnmatch import fnmatch
from pathlib import Path

import build_windows
import make_release
import pyodide_lock
import pytest
import yaml
from packaging.requirements import Requirement

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / ".github" / "workflows"
SOURCES = {path.stem: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.yml")}
WORKFLOW, CHECK = (yaml.safe_load(SOURCES[name]) for name in ("release", "check"))
JOBS = WORKFLOW["jobs"]
STEPS = [(name, step) for name, job in JOBS.items() for step in job.get("steps", [])]
RUN = "\n".join(step["run"] for _job, step in STEPS if "run" in step)
TARGETS = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
PINNED = re.compile(r"actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")
LOCK = (ROOT / "packaging" / "lock.txt").read_text(encoding="utf-8")
LOCKED = {
    found[1]: found[2]
    for found in re.finditer(r"^([a-z0-9-]+)==([^ ]+) .*\\\n +--hash=sha256:", LOCK, re.MULTILINE)
}
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def test_every_target_it_makes_is_in_the_makefile():
    made = set(re.findall(r"\bmake ([a-z-]+)", RUN))
    assert made == {"release"} <= TARGETS


def test_every_file_it_runs_is_there():
    files = re.findall(r"\b(?:tools|tests)/[\w/.-]+\.py", RUN)
    assert files
    assert [file for file in files if not (ROOT / file).is_file()] == []


def test_a_job_waits_for_jobs_there_are_and_uses_what_they_made():
    for name, job in JOBS.items():
        needed = job.get("needs", [])
        needed = [needed] if isinstance(needed, str) else needed
        assert set(needed) < set(JOBS)
        made = {step["with"]["name"] for other, step in STEPS if other in needed and is_upload(step)}
        for step in job.get("steps", []):
            wanted = step.get("with", {}).get("name") if "download" in step.get("uses", "") else None
            assert wanted is None or wanted in made, name


def is_upload(step):
    return "/upload-artifact@" in step.get("uses", "")


def test_a_program_is_built_for_each_system():
    others = JOBS["program"]["strategy"]["matrix"]["system"]
    assert others == ["windows-latest", "macos-15", "macos-15-intel"]
    assert JOBS["linux"]["runs-on"] == "ubuntu-22.04"


def test_the_sheet_for_an_it_department_names_the_system_whose_package_is_released():
    ubuntu = JOBS["linux"]["runs-on"]
    sheet = " ".join((ROOT / "docs" / "fiche-technique.md").read_text(encoding="utf-8").split())
    assert f"il lui faut {ubuntu.replace('-', ' ').capitalize()}" in sheet


@pytest.mark.parametrize("name", sorted(SOURCES))
def test_an_action_is_github_s_own_pinned_by_what_it_holds(name):
    used = re.findall(r"uses: (.+)", SOURCES[name])
    assert used
    assert [
        each for each in used if not PINNED.fullmatch(each) and each != "./.github/workflows/check.yml"
    ] == []


def test_all_that_is_installed_for_a_release_is_in_the_lock_with_its_sum():
    extras = PROJECT["project"]["optional-dependencies"]
    asked = [*PROJECT["project"]["dependencies"], *extras["dev"], *extras["build"], *extras["web"]]
    asked += PROJECT["build-system"]["requires"]
    for each in map(Requirement, asked):
        assert each.specifier.contains(LOCKED[each.name.lower()]), each
    pinned = re.findall(r"^[a-z0-9-]+==", LOCK, re.MULTILINE)
    assert len(pinned) == len(LOCKED)  # none without a sum
    assert WORKFLOW["env"]["LOCKED"]


def test_what_the_build_of_the_page_asks_for_is_a_part_of_the_lock_with_all_that_it_asks_for():
    part = pyodide_lock.locked(pyodide_lock.asked(), LOCK)
    names = re.findall(r"^([a-z0-9-]+)==", part, re.MULTILINE)
    assert {"pyodide-build", "pkginfo", "pyodide-lock", "requests", "urllib3"} <= {*names} <= {*LOCKED}
    assert not {"pygame-ce", "pytest", "hatchling"} & {*names}
    assert all("--hash=sha256:" in each for each in re.split(r"^(?=[a-z])", part, flags=re.MULTILINE)[1:])


def test_only_its_extra_says_which_pyodide_build_it_is():
    sources = [path.read_text(encoding="utf-8") for path in (ROOT / "tools").glob("*.py")]
    assert not re.search(r"pyodide-build[=<>~]|pkginfo[=<>~]", "".join(sources))


def test_a_release_installs_nothing_beside_the_lock():
    installed = [line for line in RUN.splitlines() if "pip install" in line]
    assert installed
    assert [line for line in installed if not ("--require-hashes" in line or "--no-deps" in line)] == []


def test_the_python_of_the_windows_folder_is_checked():
    assert re.fullmatch(r"[0-9a-f]{64}", build_windows.SHA256)
    assert build_windows.ADDRESS.startswith("https://www.python.org/ftp/python/")
    assert f"/{build_windows.PYTHON}." in build_windows.ADDRESS
    assert WORKFLOW["env"]["PYTHON_VERSION"] == build_windows.PYTHON  # which compiles its modules beforehand
    assert "make release WHOLE=yes" in RUN  # no stick without it is published


def test_each_push_and_each_pull_request_passes_all_checks_and_so_does_a_release():
    assert {"push", "pull_request", "workflow_call"} <= set(CHECK[True])  # YAML reads `on` as true
    assert any(step.get("run") == ".ci/run" for step in CHECK["jobs"]["check"]["steps"])
    assert JOBS["test"]["uses"] == "./.github/workflows/check.yml"
    assert "test" in JOBS["release"]["needs"]


def test_only_the_job_that_releases_may_write_and_only_for_a_tag():
    assert WORKFLOW["permissions"] == {"contents": "read"}
    told = {name: job["permissions"] for name, job in JOBS.items() if "permissions" in job}
    assert told == {"release": {"contents": "write"}, "address": {"pages": "write", "id-token": "write"}}
    assert {JOBS[name]["if"] for name in told} == {"github.ref_type == 'tag'"}
    assert {"linux", "program", "windows"} <= set(JOBS["release"]["needs"])


def test_each_file_that_make_release_makes_is_published_and_the_page_has_its_address():
    [kept] = (step["with"] for _job, step in STEPS if is_upload(step) and step["with"]["name"] == "linux")
    patterns = kept["path"].split()
    files = [f"dist/{name}" for part in make_release.PARTS.values() for name in part.files]
    assert [name for name in files if not any(fnmatch(name, each) for each in patterns)] == []
    given = [step["with"]["path"] for _job, step in STEPS if "upload-pages-artifact" in step.get("uses", "")]
    assert given == [make_release.PAGE.relative_to(ROOT).as_posix()]
    assert JOBS["address"]["needs"] == "release"
