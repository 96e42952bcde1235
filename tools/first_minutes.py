"""Plays the first three minutes of the window at six, nine and thirteen, and counts touches and words.

python tools/first_minutes.py

At six nothing is read and the comic skipped. At nine and thirteen each word that is new is read before a
touch, as fast as the targets of the class say. Each touches what a hand points at, else the largest thing
that can be touched, and builds with arrows the way that it sees in the picture of the world; a level that
asks for more ends it. The page's first win is played and counted by tests/browser/pictures.test.mjs.
"""

import os
import sys
from collections import deque
from collections.abc import Iterable, Sequence
from pathlib import Path
from tempfile import mkdtemp

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))
os.environ |= {"SDL_VIDEODRIVER": "dummy", "SDL_AUDIODRIVER": "dummy", "PYGAME_HIDE_SUPPORT_PROMPT": "1"}

from page_driver import USUAL, Visit

from codeweek.authoring.readability import FLUENCY, OLDER, words
from codeweek.desktop.comics.comic_page import ComicPage
from codeweek.desktop.pages.level_page import LevelPage
from codeweek.desktop.pages.win import Win
from codeweek.scene import HERO, Image, Scene

MINUTES = 3
THINKS = 2.5  # seconds before each touch
READS = {6: 0, 9: FLUENCY["CE2"], 13: OLDER}  # words a minute
WAYS = {"up": (0, -1), "down": (0, 1), "left": (-1, 0), "right": (1, 0)}
Cell = tuple[int, int]


class Child:
    """Who plays, and what was counted: touches, the words of the pages seen, and those that were read."""

    def __init__(self, reads: int) -> None:
        self.visit = Visit(Path(mkdtemp()), speed=USUAL)
        self.reads = reads
        self.known: set[str] = set()  # labels that were read already
        self.touches = self.words = self.read = 0
        self.first_win: tuple[int, int, float] | None = None

    def touch(self, place: tuple[int, int]) -> None:
        """Think, then touch."""
        self.visit.wait(THINKS)
        self.visit.tap(place)
        self.visit.wait(0.5)
        self.touches += 1

    def look(self) -> None:
        """See the page and, for who reads, read what is new; say what was counted so far."""
        page = self.visit.page
        labels = [widget.label for widget in page.leaves() if widget.visible]
        self.words += sum(map(words, labels))
        if self.reads:
            new = sum(words(label) for label in {*labels} - self.known)
            self.known.update(labels)
            self.read += new
            self.visit.wait(60 * new / self.reads)
        name = page.level.id if isinstance(page, LevelPage) else type(page).__name__
        print(f"{self.visit.app.clock:6.0f} s  {self.touches:3} touches  {self.read:3} words read  {name}")

    def go_on(self) -> bool:
        """Do what the page in front asks for; whether it was known how."""
        page = self.visit.page
        self.look()
        if isinstance(page, Win) and self.first_win is None:
            self.first_win = self.touches, self.read, self.visit.app.clock
        if isinstance(page, LevelPage):
            return self.play(page)
        if isinstance(page, ComicPage):
            self.touch(self.visit.find("next" if self.reads else "skip").rect.center)
        else:
            seen = [widget.rect for widget in page.targets()]
            self.touch(max(seen, key=lambda rect: rect.width * rect.height).center)
        return True

    def play(self, page: LevelPage) -> bool:
        """Follow the hand where there is one, else build the way; then the large button. Whether it won."""
        way = page.panels.first_touch(page.widgets) if page.session.shows_hand else None
        if way:
            self.touch(way[0].center)
        elif not page.read_only:
            there = [block.type for block in page.script.blocks]
            for name in way_of(page.scenes.scene(0))[len(there) :]:
                shelf = page.editor.view.palette
                number = next(
                    i
                    for i, each in enumerate(shelf.items)
                    if each.offer.block.type == name and not each.offer.taken
                )
                self.touch(shelf.box(number).center)
        if not page.film.traces:
            self.touch(self.visit.find("run").rect.center)
        self.visit.until(lambda: self.visit.page is not page or page.film.told)
        self.visit.wait(2)
        return isinstance(self.visit.page, Win)


def way_of(scene: Scene) -> list[str]:
    """The arrows over each thing to pick, then to the flag, as a picture of the world shows them."""
    walls = set(_cells(scene.background, "wall"))
    hero = next((int(each.x), int(each.y)) for each in scene.sprites if each.id == HERO)
    things = [(int(each.x), int(each.y)) for each in scene.sprites if each.id.startswith("item")]
    found: list[str] = []
    for goal in (*things, *list(_cells(scene.marks, "flag"))[:1]):
        found += _walk(hero, goal, walls, (int(scene.width), int(scene.height)))
        hero = goal
    return found


def _cells(shapes: Sequence[object], name: str) -> Iterable[Cell]:
    return ((int(s.x), int(s.y)) for s in shapes if isinstance(s, Image) and s.image.endswith(f"/{name}"))


def _walk(start: Cell, goal: Cell, walls: set[Cell], size: Cell) -> list[str]:
    seen, queue = {start}, deque[tuple[Cell, list[str]]]([(start, [])])
    while queue:
        cell, ways = queue.popleft()
        if cell == goal:
            return ways
        for name, (across, down) in WAYS.items():
            there = cell[0] + across, cell[1] + down
            inside = 0 <= there[0] < size[0] and 0 <= there[1] < size[1]
            if inside and there not in walls and there not in seen:
                seen.add(there)
                queue.append((there, [*ways, name]))
    return []


def main() -> None:
    """Play at each age, and print what was counted."""
    for age, reads in READS.items():
        print(f"Aged {age}")
        child = Child(reads)
        child.visit.start()
        while child.visit.app.clock < 60 * MINUTES and child.go_on():
            pass
        assert child.first_win, "nothing was won"
        touches, read, seconds = child.first_win
        print(f"  The first win: {touches} touches, {read} words read, {seconds:.0f} s.")
        print(f"  In all {child.touches} touches, {child.read} of {child.words} words read.")


if __name__ == "__main__":
    main()
