"""What must hold whatever the children do: nothing is lost, and what is kept can be read."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pygame

from codeweek.app.child_profiles import FOLDER
from codeweek.app.journey import Journey
from codeweek.blocks import blockly
from codeweek.blocks.python import UNTIL
from codeweek.blocks.read import read
from codeweek.blocks.script import Script
from codeweek.blocks.text_block import is_text
from codeweek.blocks.until import as_offered
from codeweek.desktop.pages.gallery import GalleryPage
from codeweek.desktop.pages.level_page import LevelPage
from codeweek.desktop.pages.roster import RosterPage
from codeweek.desktop.storage.store import Store
from codeweek.diagnostic import Diagnostic
from codeweek.levels import programs
from codeweek.levels.program_translation import adopted
from codeweek.play import builtin
from codeweek.play.inquiry import inquires
from soak.desktop.hands import Hands

Saved = Mapping[str, Any]
VISITOR = "visitor"


class Broken(AssertionError):  # noqa: N818
    """A law does not hold."""


def holds(what: object, told: str) -> None:
    """Or else it is told."""
    if not what:
        raise Broken(told)


class Laws:
    """What was kept before the last act, to be compared with what is kept after it."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.kept: dict[str, Saved] = {}
        self._stamps: dict[Path, tuple[int, Saved]] = {}
        self.removing = self.hanging = False
        self.shown: set[str] = set()

    def before(self, pages: Sequence[object]) -> None:
        """What the act to come may rightly take away."""
        self.removing = any(isinstance(page, RosterPage) for page in pages)
        self.hanging = any(isinstance(page, GalleryPage) for page in pages)
        self.shown = {page.level.id for page in pages if isinstance(page, LevelPage)}

    def after(self, pages: Sequence[object]) -> None:
        """All laws of what is kept, and of what is shown."""
        self.shown |= {page.level.id for page in pages if isinstance(page, LevelPage)}
        now = self._read()
        for child, saved in self.kept.items():
            self._nothing_lost(child, saved, now)
        self.kept = now
        for page in pages:
            if (
                isinstance(page, LevelPage)
                and isinstance(page.journey.store, Store)
                and page.journey.store.folder == self.home
            ):  # not a try of the workshop
                self._is_kept(page)
        if pages and isinstance(pages[-1], LevelPage):
            reads_back(pages[-1])

    def _read(self) -> dict[str, Saved]:
        """Every child's file: whole, and JSON."""
        holds(not list(self.home.rglob("*.unreadable*")), "a file could not be read, and was set aside")
        found = {}
        for path in sorted(self.home.rglob("*.json")):
            saved = self._of(path)
            if path.parent.name == FOLDER or path.stem == VISITOR:
                found[path.stem] = saved
        return found

    def _of(self, path: Path) -> Saved:
        stamp = path.stat().st_mtime_ns
        known = self._stamps.get(path)
        if known is None or known[0] != stamp:
            known = self._stamps[path] = stamp, json.loads(path.read_text(encoding="utf-8"))
        return known[1]

    def _nothing_lost(self, child: str, saved: Saved, now: Mapping[str, Saved]) -> None:
        if child not in now:
            holds(self.removing, f"the file of {child} is gone")
            return
        if saved is now[child]:
            return
        for key, course in _courses(saved).items():
            there = _courses(now[child]).get(key)
            holds(there is not None, f"the pack {key} of {child} is gone")
            self._course(f"{child}, {key}", course, there or {})

    def _course(self, whose: str, was: Saved, now: Saved) -> None:
        for level, stars in was["stars"].items():
            holds(now["stars"].get(level, 0) >= stars, f"{whose}: stars of {level} went down from {stars}")
        for level, program in was["programs"].items():
            holds(level in now["programs"], f"{whose}: the program of {level} is gone")
            same = _is_one_program(level, program, now["programs"].get(level))
            holds(same or level in self.shown, f"{whose}: the program of {level} changed, which nobody saw")
        for level, works in was["gallery"].items():
            left = len(now["gallery"].get(level, ()))
            holds(left >= len(works) or self.hanging, f"{whose}: the gallery of {level} lost something")

    def _is_kept(self, page: LevelPage) -> None:
        """What is on the screen is kept, were the plug pulled now; what a case shows is no child's.

        What is typed is kept in a moment, as its own tests tell.
        """
        if page.session.saving.due:
            return
        ours = page.journey
        kept = Journey(Store(self.home), ours.profile, ours.pack, ours.key).script(page.level)
        theirs = programs.start(page.level) if inquires(page.level) else page.script
        holds(_same(kept, theirs), f"{page.level.id}: « {kept} » is kept, « {theirs} » is the child's")


def _courses(saved: Saved) -> Mapping[str, Saved]:
    courses: Mapping[str, Saved] = saved.get("courses", {})
    return courses


def _same(one: Script, other: Script) -> bool:
    return one == other and one.loose == other.loose


def _is_one_program(id: str, was: Any, now: Any) -> bool:
    """Whether two saved programs are one, in whatever language the names of the level are.

    A child who sat down in another language and went on saw the level in between two acts.
    """
    level = builtin.pack().level(id)
    if was == now or level is None or now is None:
        return bool(was == now)
    one, other = (blockly.load(programs.catalogue_of(level), each) for each in (was, now))
    if isinstance(one, Diagnostic) or isinstance(other, Diagnostic):
        return False
    return adopted(level, one) == adopted(level, other)


def reads_back(page: LevelPage) -> None:
    """Blocks to text to blocks is the identity; a text that blocks do not say all of is kept as it is."""
    catalogue = programs.catalogue_of(page.level)
    ids = [block.id for block in page.script.everything()]
    holds(len(ids) == len(set(ids)), "two blocks have the same name")
    for language in ("fr", "en") if page.script.text is None else ():
        written = programs.python_text(page.level, page.script, language).source
        reading = read(catalogue, written)
        holds(not reading.problems, f"the text of the program cannot be read: {written!r}")
        same = _one_way(reading.script).blocks == _one_way(page.script).blocks
        holds(
            same or _is_one_text(page, reading.script, language), f"the text is another program: {written!r}"
        )


def _is_one_text(page: LevelPage, script: Script, language: str) -> bool:
    """Whether two programs are one but for the words in the lines that no block says: they keep theirs."""
    lines = any(map(is_text, script.everything()))
    one, other = (_one_way(each) for each in (script, page.script))
    same = [programs.python_text(page.level, each, language).source for each in (one, other)]
    return lines and same[0] == same[1]


def _one_way(script: Script) -> Script:
    """A program with `until` for each `while not`: the two have one text, and a level may offer both."""
    return as_offered(script, {UNTIL})


def undone_and_redone(hands: Hands) -> None:
    """One undo, then one redo, give the same program; nothing when there is nothing to undo.

    Nor where the keys are another's: a box that is written in, a case whose block is still looked for.
    """
    level = hands.room.level
    editor = level.editor if level else None
    if not level or not editor or level.read_only or not level.session.history.past:
        return
    if programs.in_text(level.level) or (level.session.bug_hunt and not level.session.bug_hunt.accused):
        return
    if editor.pointer.drag or editor.state.entry or editor.view.pad:
        return
    was = level.script
    level.set_focus(editor)
    hands.key(pygame.K_z, pygame.KMOD_CTRL)
    holds(level.script == level.session.history.now and level.session.history.future, "Ctrl+Z undid nothing")
    hands.key(pygame.K_y, pygame.KMOD_CTRL)
    holds(_same(level.script, was), "undone and redone, the program is another")
