"""Writes the next list of course levels for transfer codes, when the course has changed.

python tools/make_course.py        writes the next `course-<n>.txt`, and a few of its codes for tests/kept
"""

import json
from pathlib import Path
from random import Random
from typing import Any

from codeweek import data
from codeweek.packs.load import load_pack
from codeweek.packs.pack import Chapter, Pack
from codeweek.progress.progress import Progress
from codeweek.progress.transfer import transfer_code, transfer_content
from codeweek.progress.transfer.transfer_content import Carried, carried

ROOT = Path(__file__).parent.parent
LISTS = ROOT / "codeweek" / "progress" / "transfer"
KEPT = ROOT / "tests" / "kept"


def listed(pack: Pack) -> str:
    """The level ids of a course in order, `*` after those that show a learned concept."""
    tell = {_telling(chapter) for chapter in pack.chapters}
    return "".join(f"{level.id}{' *' * (level.id in tell)}\n" for level in pack.levels)


def _telling(chapter: Chapter) -> str:
    """The level that shows whether a chapter's concept is learned: its last solo one, else its last one."""
    solo = [level for level in chapter.levels if level.mode == "solo"] or [*chapter.levels]
    return solo[-1].id if solo else ""


def codes(version: int) -> list[dict[str, Any]]:
    """Codes of a version, kept as test data forever: for a beginner and for an advanced child."""
    course, chance = transfer_content.course(version), Random(version)
    some = Progress(stars={id: 1 + chance.randrange(3) for id in course.ids[:12]}, last=course.ids[12])
    every = Progress(stars={id: 1 + chance.randrange(3) for id in course.ids}, alone=course.telling)
    told = [
        carried("fox-orange", {}, None, some, course),
        carried("owl-green", {"language": "en"}, True, every, course),
    ]
    return [_kept(each, version) for each in told]


def _kept(told: Carried, version: int) -> dict[str, Any]:
    progress = told.progress
    return {
        "words": " ".join(transfer_code.written(told, "fr", version)),
        "profile": told.profile,
        "settings": told.wished,
        "python": told.python,
        "stars": dict(progress.stars),
        "alone": sorted(progress.alone),
        "last": progress.last,
        "unlocked": progress.unlocked,
    }


def main() -> None:
    """Write the missing list; old lists stay, for codes that exist on paper."""
    now, version = listed(load_pack(data.folder("levels"))), transfer_content.VERSION
    if now == (LISTS / f"course-{version}.txt").read_text(encoding="utf-8"):
        print(f"course-{version}.txt is the course as it is")
        return
    version += 1
    path, kept = LISTS / f"course-{version}.txt", KEPT / f"codes-{version}.json"
    path.write_text(now, encoding="utf-8", newline="\n")
    transfer_content.course.cache_clear()
    kept.parent.mkdir(parents=True, exist_ok=True)
    kept.write_text(json.dumps(codes(version), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(f"written: {path.relative_to(ROOT)}, {kept.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
