"""The desk of a child who invents a level: the drawing, those before it, what is known of it; no window."""

from collections.abc import Iterable

from codeweek.app.journey import Journey
from codeweek.authoring.draft.live_search import LiveSearch
from codeweek.authoring.inventing import sketch_proof
from codeweek.authoring.inventing.level_title import usual
from codeweek.authoring.inventing.sketch import USUAL, Sketch, from_json, level_file, level_of
from codeweek.diagnostic import Diagnostic
from codeweek.levels.level import Level
from codeweek.progress import invented
from codeweek.worlds.robot.state import Cell


class LevelInvention:
    """Every change is kept at once; what is known of a drawing ends with it."""

    def __init__(self, journey: Journey, place: str, kit: str = USUAL) -> None:
        self.journey, self.place = journey, place
        self.sketch = from_json(
            invented.drawn(journey.progress, place) or {"kit": kit, "title": usual(invented.number(place))}
        )
        self.brush = "start"
        self.past: list[Sketch] = []
        self.search: LiveSearch | None = None
        self.told = Diagnostic("invent.begin")

    @property
    def found(self) -> Level | None:
        """The level, once a program that wins it is known and a shorter one was looked for."""
        search = self.search
        if search is None or not search.over:
            return None
        return level_of(self.sketch, self.place, sketch_proof.solution(search, "fr"))

    def put(self, cells: Iterable[Cell], first: bool = True, brush: str = "") -> None:
        """The brush that is held, or another, on some cells; `first` begins a stroke, undone at once."""
        sketch, hero, brush = self.sketch, self.sketch.hero, brush or self.brush
        for cell in cells:
            if first or brush != "start":
                sketch = sketch.put(cell, brush)
        self._change(sketch, first)
        if brush == "start" and hero not in (None, self.sketch.hero):
            self.told = Diagnostic("invent.one_hero")

    def resize(self, columns: int, rows: int) -> None:
        """Some columns and rows more or less; the hero is never cut off."""
        wanted = self.sketch.width + columns, self.sketch.height + rows
        resized = self.sketch.resized(*wanted)
        if resized == self.sketch:
            self.told = Diagnostic("invent.at_edge")
        self._change(resized)

    def dress(self, look: str) -> None:
        """Another look: what was proved still holds."""
        search, diagnostic = self.search, self.told
        self._change(self.sketch.dressed(look))
        self.search, self.told = search, diagnostic

    def equip(self, kit: str) -> None:
        """Other blocks to play it."""
        self._change(self.sketch.equipped(kit))

    def name(self, title: str) -> None:
        """Another title."""
        self.past.append(self.sketch)
        self.sketch = self.sketch.named(title)
        self._keep()

    def undo(self) -> None:
        """The drawing of before the last change."""
        if self.past:
            before = self.past.pop()
            self._show(before)

    def prove(self) -> None:
        """Say why it cannot be won, or begin to look for the shortest program."""
        level = sketch_proof.proved(self.sketch, self.place)
        self.search = None if isinstance(level, Diagnostic) else sketch_proof.shorter(level)
        self.told = level if isinstance(level, Diagnostic) else Diagnostic("invent.seeking")

    def look_on(self) -> bool:
        """A slice of the search; whether it has just ended."""
        if self.search is None or self.search.over:
            return False
        self.search.go()
        self.told = sketch_proof.told(self.search)
        return self.search.over

    def file(self) -> str:
        """The text of the level file; empty while no program is known to win."""
        level = self.found
        return level_file(self.sketch, level.solution) if level else ""

    def _change(self, sketch: Sketch, apart: bool = True) -> None:
        if sketch == self.sketch:
            return
        if apart or not self.past:
            self.past.append(self.sketch)
        self._show(sketch)

    def _show(self, sketch: Sketch) -> None:
        known = self.search is not None
        self.sketch, self.search = sketch, None
        self.told = Diagnostic("invent.changed" if known else "invent.begin")
        self._keep()

    def _keep(self) -> None:
        journey = self.journey
        journey.keep(invented.redrawn(journey.progress, self.place, self.sketch.to_json()))
