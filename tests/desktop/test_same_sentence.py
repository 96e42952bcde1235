"""The window says the very sentence that the page is answered."""

import json

import pytest
from misled import MISLED
from page_driver import FOX, PACK, Visit

from codeweek.app.journey import SHIPPED, Journey
from codeweek.blocks import blockly
from codeweek.levels import programs
from codeweek.play import builtin
from codeweek.web_api.api import PageApi


@pytest.mark.parametrize(("id", "source"), MISLED)
def test_a_program_that_missed_is_told_the_same_in_the_window_and_on_the_page(id, source):
    level = builtin.level(id)
    known = programs.catalogue_of(level)
    script = blockly.save(programs.read_in(level, source).script, known)
    asked = {"do": "play", "pack": "codeweek", "level": id, "language": "fr", "script": script}
    answer = json.loads(PageApi().handle(json.dumps(asked)))
    visit = Visit()
    journey = Journey(visit.store, FOX, PACK, SHIPPED)
    journey.keep(journey.progress.saved(id, {}).saved(id, script))
    chapter = next(c for c in PACK.chapters if any(each.id == id for each in c.levels))
    visit.level(PACK.chapters.index(chapter) + 1, [each.id for each in chapter.levels].index(id) + 1)
    visit.press("run")
    page = visit.page
    visit.until(lambda: page.film.ended and page.film.told)
    assert page.bubble.label == answer["verdict"]["message"]["say"]
