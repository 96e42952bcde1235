"""Manifests and versions: what a pack tells of itself, and for which codeweek it was made."""

import json

import pytest
from mutated_packs import GOOD

from codeweek import __version__
from codeweek.packs.load import of_texts
from codeweek.packs.manifest import FORMAT, MANIFEST, fits, told
from codeweek.packs.manifest_text import manifest

FILES = {name: text for name, text in GOOD.items() if name != MANIFEST}


def keys(problems):
    return [problem.key for problem in problems]


def test_the_manifest_lists_the_levels_with_what_they_are():
    pack = of_texts(FILES)
    assert not pack.problems
    found = json.loads(manifest(pack, {name: text.encode() for name, text in FILES.items()}))
    assert (found["format"], found["codeweek"]) == (FORMAT, __version__)
    assert (found["title"], found["author"], found["version"]) == ({"fr": "Paquet", "en": "Pack"}, "Zoé", "2")
    assert [level["id"] for level in found["levels"]] == ["a/1", "a/2", "b/1"]
    assert found["levels"][0]["class"] == "CE1"
    assert found["levels"][0]["sha256"] == found["files"]["a/1.yaml"]
    assert found["levels"][0]["sha256"] != found["levels"][2]["sha256"]
    assert set(found["files"]) == set(FILES)


def test_the_manifest_of_today_says_nothing_against_the_pack():
    pack = of_texts(FILES)
    text = manifest(pack, {name: text.encode() for name, text in FILES.items()})
    assert of_texts({**FILES, MANIFEST: text}).problems == ()


def test_a_manifest_of_another_time_is_told_and_the_levels_play():
    newer = json.dumps({"format": FORMAT + 1, "codeweek": "9.2"})
    pack = of_texts({**FILES, MANIFEST: newer})
    assert [(p.key, p.file, p.slots["made"], p.slots["have"]) for p in pack.problems] == [
        ("pack.newer_format", MANIFEST, "9.2", __version__)
    ]
    assert len(pack.levels) == 3


@pytest.mark.parametrize("text", ["", "null", "[", "[" * 9000, '{"format": "2"}', '{"format": true}', "{}"])
def test_a_manifest_that_says_nothing_is_left_alone(text):
    assert told(text, MANIFEST) == ()


def test_a_manifest_inside_a_chapter_is_none():
    newer = json.dumps({"format": FORMAT + 1})
    assert of_texts({**FILES, f"a/{MANIFEST}": newer}).problems == ()
    inside = {f"mine/{name}": text for name, text in FILES.items()}
    assert keys(of_texts({**inside, f"mine/{MANIFEST}": newer}).problems) == ["pack.newer_format"]


@pytest.mark.parametrize("needs", ["", "0", "0.0.9", __version__, f"{__version__}.0"])
def test_a_version_that_is_there_is_enough(needs):
    assert fits(needs) is None


@pytest.mark.parametrize("needs", ["99", "0.99", f"{__version__}.1"])
def test_a_later_version_is_told(needs):
    problem = fits(needs)
    assert problem is not None
    assert (problem.key, problem.slots) == ("pack.needs_newer", {"needs": needs, "have": __version__})


@pytest.mark.parametrize("needs", ["x", "1.", "-1", "1..2", "0.5 ou plus", "1" * 9])
def test_what_is_no_version_is_told(needs):
    problem = fits(needs)
    assert problem is not None
    assert problem.key == "pack.not_a_version"


@pytest.mark.parametrize("name", ["needs", "requires", "demande", "nécessite"])
def test_a_pack_that_needs_a_later_version_says_so_with_its_line_and_plays(name):
    head = FILES["pack.yaml"].replace("needs: 0.1", f'{name}: "99.1"')
    pack = of_texts({**FILES, "pack.yaml": head})
    assert [(p.key, p.line, p.field) for p in pack.problems] == [("pack.needs_newer", 5, "needs")]
    assert len(pack.levels) == 3
