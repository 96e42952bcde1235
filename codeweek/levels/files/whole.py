"""What needs the whole of a level: the fields its mode requires, and that there is a goal."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from codeweek.levels.files.field_reader import FieldReader
from codeweek.levels.files.yaml_nodes import Node
from codeweek.levels.level import TYPED, Level
from codeweek.text import Key
from codeweek.worlds.kinds import Kind

# The fields that each mode requires; a given program that already wins may replace the solution.
NEEDED: Mapping[str, tuple[str, ...]] = {
    "predict": ("predict",),
    "modify": ("given", "solution", "toolbox"),
    "make": ("solution", "toolbox"),
    "parsons": ("solution",),
    "debug": ("given", "solution"),
    "find": ("given", "solution"),
    "fill": ("given", "solution"),
    "translate": ("solution",),
    "solo": ("solution", "toolbox"),
    "create": ("toolbox",),
}
SHOWN_MODES = ("run", "predict")  # the program is given, and is its own solution
GOALLESS_MODES = ("run", "predict", "create")


@dataclass(frozen=True)
class WholeLevel:
    """A level that was read, with its fields; `place` is the node that a problem of a field is told at."""

    reading: FieldReader
    fields: Mapping[str, Node]
    place: Callable[[str], Node]
    level: Level

    def check(self, kind: Kind, complete: bool) -> None:
        """Tell what does not fit; `complete`: all of its maps could be read."""
        level = self.level
        for name in NEEDED.get(level.mode, ()):
            if name not in self.fields and not (name == "toolbox" and level.writing == "text"):
                self._mode_needs(name)
        if level.mode in TYPED and level.writing != "text":
            self._problem("mode_typed", "mode")
        if level.accuse and level.mode != "debug":
            self._problem("accuse_debug", "accuse")
        if level.spoil and (level.mode != "modify" or len(level.maps) < 2):
            self._problem("spoil_modify", "spoil")
        if level.mode in SHOWN_MODES and not level.solution.strip():
            self._mode_needs("given")
        if complete and level.maps:
            self._check_goals(kind)

    def _check_goals(self, kind: Kind) -> None:
        """There is a goal, and each one can be met."""
        level = self.level
        runs = [
            kind.goals((start.world,), level.wanted(i))
            for i, start in enumerate(level.maps)
            if not level.said or i < len(level.said)
        ]
        if not any(runs) and level.mode not in GOALLESS_MODES:
            self.reading.problem("no_goal", self.place("map"), "goals")
        lost = {goal.name for goals in runs for goal in goals if not goal.met and goal.missed is None}
        for name in sorted(lost):
            self.reading.problem("goal_impossible", self.place("goals"), "goals", name=name)

    def _problem(self, key: str, name: str) -> None:
        self.reading.problem(key, self.place(name), name)

    def _mode_needs(self, name: str) -> None:
        slots = {"mode": Key(f"schema.mode.{self.level.mode}.key"), "name": Key(f"schema.level.{name}.key")}
        self.reading.problem("mode_needs", self.place("mode"), name, **slots)
