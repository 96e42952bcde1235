"""One report in three forms: lines, data and a page."""

import json
import re
from html.parser import HTMLParser

import pytest
from sample import level, told

from codeweek import data
from codeweek.report.facts import jumps
from codeweek.report.report_json import to_json
from codeweek.report.report_page import page
from codeweek.report.told import lines

FRENCH = data.text("fr")
EASY = level(">G", "move", "move()")
LOOP = level(">......G", "move, repeat", "for _ in range(7):|    move()", "limit: 2\n")
NASTY = '<script>alert("x")</script>&'


@pytest.fixture(scope="module")
def report():
    return told(
        {"1.yaml": EASY, "2.yaml": LOOP, "3.yaml": "title: [", "4.yaml": level(">#G", "move", "move()")}
    )


def test_a_level_is_a_line_and_what_is_to_mend_stands_under_it(report):
    said = list(lines(report, FRENCH))
    assert said[0].startswith("c/3.yaml:1:")
    at = said.index("c/2\u00a0: A\u00a0: minimum 2 blocs, prouvé, difficulté 7,2")
    assert said[at + 1].startswith("  c/2.yaml:")
    assert "Prouvés\u00a0: 2\u00a0; au mieux connus\u00a0: 0" in said[-1]  # the closed one is to mend
    assert "À revoir\u00a0: 2" in said[-1]


def test_a_lone_level_is_told_whole():
    said = "\n".join(lines(told({"2.yaml": LOOP}), FRENCH))
    assert "«\u00a0répéter … fois\u00a0» (sans lui\u00a0: il faut 7 blocs)" in said
    assert "      for _ in range(7):\n          avancer()" in said


SHAPE = {
    "version": int,
    "language": str,
    "pack": dict,
    "levels": list,
    "problems": list,
    "bad": int,
}
LEVEL = {
    "id": str,
    "file": str,
    "chapter": str,
    "title": str,
    "mode": str,
    "class": str,
    "maps": int,
    "limit": int | None,
    "minimum": dict,
    "programs": list,
    "moves": int | None,
    "outside": list,
    "closed_maps": list,
    "missing": list,
    "needed": list,
    "concept": dict | None,
    "new": list,
    "reading_seconds": float,
    "difficulty": float,
    "jump": bool,
    "problems": list,
}
PROBLEM = {
    "key": str,
    "severity": str,
    "file": str | None,
    "line": int | None,
    "column": int | None,
    "field": str | None,
    "words": str,
}


def fits(value, shape):
    assert list(value) == list(shape)
    for name, type in shape.items():
        assert isinstance(value[name], type), name


def test_the_data_have_the_form_that_is_promised(report):
    found = json.loads(json.dumps(to_json(report, FRENCH)))
    assert (found["version"], found["bad"]) == (1, 2)
    fits(found, SHAPE)
    for each in found["levels"]:
        fits(each, LEVEL)
        fits(each["minimum"], {"blocks": int | None, "proven": bool, "searched": int})
    for problem in found["problems"]:
        fits(problem, PROBLEM)


class Seen(HTMLParser):
    """The tags of a page, and every address in it."""

    def __init__(self):
        super().__init__()
        self.tags, self.addresses, self.alts, self.language = [], [], [], None

    def handle_starttag(self, tag, attributes):
        self.tags.append(tag)
        told = dict(attributes)
        self.addresses += [told[name] for name in ("src", "href") if name in told]
        self.alts += [told["alt"]] if tag == "img" else []
        self.language = told.get("lang") if tag == "html" else self.language


def seen(report, pictures=None):
    found = Seen()
    found.whole = page(report, pictures or {}, FRENCH)
    found.feed(found.whole)
    return found


def test_the_page_asks_nothing_of_any_other_place(report):
    found = seen(report, {"c/1.yaml": ["data:image/png;base64,AAAA"]})
    assert found.language == "fr"
    assert found.alts == ["Départ du niveau «\u00a0A\u00a0»"]
    assert all(address.startswith(("#", "data:")) for address in found.addresses)
    assert not re.search(r"https?:|url\(|@import|<link|<script", found.whole)


def test_every_point_of_the_curve_leads_to_its_level(report):
    found = seen(report)
    ids = set(re.findall(r'<article id="([^"]+)"', found.whole))
    assert {address.removeprefix("#") for address in found.addresses} == ids == {"c-1", "c-2", "c-4"}


def test_what_a_level_says_is_text_and_never_page():
    nasty = level(">G", "move", "move()", f"class: '{NASTY}'\nstory: '{NASTY}'\nbypass: '{NASTY}'\n")
    report = told({f"{NASTY.replace('/', '')}.yaml": nasty.replace("title: A", f"title: '{NASTY}'")})
    found = seen(report)
    assert "script" not in found.tags
    assert "&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;&amp;" in found.whole


def test_an_empty_pack_has_a_page_too():
    assert seen(told({"1.yaml": "title: ["})).tags.count("article") == 0


def test_a_step_much_higher_than_all_before_is_flagged():
    assert jumps([3, 5, 14, 15, 4, 24]) == (2, 5)
    assert jumps([]) == ()
    assert jumps([50]) == ()
