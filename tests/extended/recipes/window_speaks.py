"""The main pages of the window in a language that says little itself: no key is written. Run in a copy."""

import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pygame
from page_driver import FOX, PACK, USUAL, Visit

from codeweek import data
from codeweek.app.journey import Journey
from codeweek.desktop.pages.chapter import ChapterPage
from codeweek.desktop.pages.elsewhere import ElsewherePage
from codeweek.desktop.pages.have_code import HaveCodePage
from codeweek.desktop.pages.level_page import LevelPage
from codeweek.desktop.pages.map import MapPage
from codeweek.desktop.pages.new_child import AnimalPage, ColourPage
from codeweek.desktop.pages.profiles import ProfilesPage
from codeweek.desktop.pages.roster import RosterPage
from codeweek.desktop.pages.settings import SettingsPage
from codeweek.desktop.painting.fonts import Fonts
from codeweek.levels.program_translation import spoken
from codeweek.text import REGISTERS
from codeweek.web_api import describe

LANGUAGE, EXPECTED = sys.argv[1], sys.argv[2:4]
PICTURES = Path(sys.argv[4]) if len(sys.argv) > 4 else None
KEY = re.compile(r"[a-z_]+(\.[a-z_0-9]+)+")
PLAYED = (1, 9, 13, 30, 60, 100)  # one level of many chapters
FORMS = {"one", "other", *REGISTERS}
written: set[str] = set()
render = Fonts.render


def noted(self: Fonts, text: str, *rest: object, **more: object) -> pygame.Surface:
    """What is written, on its way to the screen."""
    written.add(text)
    return render(self, text, *rest, **more)  # type: ignore[arg-type]


def keys(table: Mapping[str, Any], above: str = "") -> Iterator[str]:
    """The keys of all that a file of words says; the forms of one sentence are one."""
    for name, value in table.items():
        if isinstance(value, Mapping) and not {*value} <= FORMS:
            yield from keys(value, f"{above}{name}.")
        else:
            yield f"{above}{name}"


def pages(visit: Visit) -> None:
    """Each page is shown once, and looked at."""
    app, journey = visit.app, Journey(visit.store, FOX, PACK, "codeweek")
    journey.begin()
    profiles = ProfilesPage(app, PACK, "codeweek")
    shown = [profiles, AnimalPage(app, profiles), ColourPage(app, profiles, "penguin"), RosterPage(app)]
    shown += [MapPage(app, journey), SettingsPage(app), ElsewherePage(app, FOX), HaveCodePage(app)]
    shown += [ChapterPage(app, journey, chapter) for chapter in PACK.chapters]
    shown += [LevelPage(app, journey, PACK.levels[number], lambda _: None) for number in PLAYED]
    for number, page in enumerate(shown):
        app.pages.clear()
        visit.show(page)
        app.draw()
        written.update(widget.spoken for widget in page.leaves() if widget.spoken)
        if PICTURES:
            pygame.image.save(app.screen.surface, PICTURES / f"{number:02}.png")
    visit.press("run")
    visit.wait(3)
    app.draw()


Fonts.render = noted  # type: ignore[method-assign, assignment]
pages(Visit(size=(1366, 768), language=LANGUAGE, speed=USUAL, painted=1))
assert [text for text in written if KEY.fullmatch(text)] == []
assert {*EXPECTED} <= written, sorted(written)
for files in (describe.SAID, describe.IN_WORKSHOP):  # and the page: it gets whole files
    english, own = (set(keys(describe.words(data.text(code), files))) for code in ("en", LANGUAGE))
    assert english <= own, english - own
for level in PACK.levels:  # what is not told in it, a story says in English: so do programs
    own, english = spoken(level, LANGUAGE), spoken(level, "en")
    assert (own.names, own.texts) == (english.names, english.texts), level.id
    back = spoken(own, "fr")
    assert (back.names, back.texts) == (level.names, level.texts), level.id
print(f"{len(written)} texts, no key")
