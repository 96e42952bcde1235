"""The workflow of a release calls only what there is."""

import re
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
WORKFLOW = yaml.safe_load((ROOT / ".github" / "workflows" / "release.yml").read_text(encoding="utf-8"))
JOBS = WORKFLOW["jobs"]
STEPS = [(name, step) for name, job in JOBS.items() for step in job["steps"]]
RUN = "\n".join(step["run"] for _job, step in STEPS if "run" in step)
TARGETS = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
BY_MAJOR_VERSION = re.compile(r"actions/[a-z-]+@v\d+")


def test_every_target_it_makes_is_in_the_makefile():
    made = set(re.findall(r"\bmake ([a-z]+)", RUN))
    assert {"check", "web", "notice", "wheel", "stick"} <= made <= TARGETS


def test_every_file_it_runs_is_there():
    files = re.findall(r"\b(?:tools|tests)/[\w/.-]+\.py", RUN)
    assert files
    assert [file for file in files if not (ROOT / file).is_file()] == []


def test_a_job_waits_for_jobs_there_are_and_uses_what_they_made():
    for name, job in JOBS.items():
        needed = job.get("needs", [])
        needed = [needed] if isinstance(needed, str) else needed
        assert set(needed) < set(JOBS)
        for step in job["steps"]:
            wanted = step.get("with", {}).get("name") if "download" in step.get("uses", "") else None
            assert wanted is None or wanted in needed, name


def test_a_program_is_built_for_each_system():
    systems = JOBS["program"]["strategy"]["matrix"]["system"]
    assert systems == ["windows-latest", "ubuntu-22.04", "macos-15", "macos-15-intel"]


@pytest.mark.parametrize("action", sorted({step["uses"] for _job, step in STEPS if "uses" in step}))
def test_an_action_is_github_s_own_in_a_known_version(action):
    assert BY_MAJOR_VERSION.fullmatch(action)


def test_only_the_job_that_releases_may_write_and_only_for_a_tag():
    assert WORKFLOW["permissions"] == {"contents": "read"}
    assert [name for name, job in JOBS.items() if "permissions" in job] == ["release"]
    assert JOBS["release"]["if"] == "github.ref_type == 'tag'"
    assert {"program", "windows", "wheel", "stick"} <= set(JOBS["release"]["needs"])
