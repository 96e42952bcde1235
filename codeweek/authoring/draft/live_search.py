"""The solver running on a draft in small slices, and its result in sentences."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from codeweek.authoring.draft.show import read_level
from codeweek.authoring.limited import Limited, limited
from codeweek.diagnostic import Diagnostic
from codeweek.levels import programs
from codeweek.levels.level import Level
from codeweek.solver.result import EFFORT
from codeweek.solver.search import SearchProgress, SearchResult, search
from codeweek.text import Key

UNSEARCHED = ("console", "stage")  # worlds in which nothing is searched: there is the solution alone
SLICE_STATES = 10_000  # of a map without its limit: they are looked at in one slice


@dataclass
class LiveSearch:
    """One search and its progress. `level` is None when the draft cannot be read: nothing is searched."""

    draft: str
    level: Level | None = None
    progress: SearchProgress | None = None
    answer: SearchResult | None = None
    limits: Mapping[int, Limited] = field(default_factory=dict)
    _found: Iterator[SearchProgress | SearchResult] = field(default_factory=lambda: iter(()), repr=False)

    @classmethod
    def of(cls, draft: str) -> "LiveSearch":
        """A new search for a draft."""
        level, _ = read_level(draft)
        return cls.on(level, draft=draft)

    @classmethod
    def on(
        cls, level: Level | None, effort: int = EFFORT, states: int | None = None, draft: str = ""
    ) -> "LiveSearch":
        """A new search for a level, which gives up after so many candidates, or states of its maps."""
        return cls(
            draft, level, _found=iter(()) if level is None else search(level, effort=effort, states=states)
        )

    def go(self, slices: int = 1) -> None:
        """Run some slices of the search."""
        for _ in range(slices):
            found = next(self._found, None)
            if found is None:
                return
            if isinstance(found, SearchProgress):
                self.progress = found
            else:
                self.answer = found
                self._limits(found)

    def _limits(self, answer: SearchResult) -> None:
        """How many commands the maps need that allow too few."""
        if self.level:
            needs = {number: limited(self.level, number, SLICE_STATES) for number in answer.closed}
            self.limits = {number: need for number, need in needs.items() if need}

    @property
    def over(self) -> bool:
        """Whether the search has ended."""
        return self.level is None or self.answer is not None

    @property
    def good(self) -> bool:
        """Whether the level is known to be winnable."""
        answer = self.answer
        return answer is not None and not answer.closed and (self._free or answer.blocks is not None)

    @property
    def sure(self) -> bool:
        """Whether the result is proved."""
        return self.answer is not None and (self.answer.proven or bool(self.answer.closed))

    def shortest(self, language: str) -> str:
        """The first of the shortest programs as Python; empty when none was found."""
        if self.level is None or self.answer is None or not self.answer.programs:
            return ""
        return programs.python_text(self.level, self.answer.programs[0], language).source

    @property
    def _free(self) -> bool:
        return self.level is not None and self.level.mode == "create"

    def told(self) -> list[Diagnostic]:
        """The sentences for what is known so far."""
        if self.level is None:
            return [Diagnostic("draft.live.unread")]
        if self.answer is None:
            return [Diagnostic("draft.live.going", {"n": self.progress.size if self.progress else 1})]
        return list(_told(self.level, self.answer, self.limits))


def _told(level: Level, answer: SearchResult, limits: Mapping[int, Limited]) -> Iterator[Diagnostic]:
    if level.mode == "create":
        yield Diagnostic("draft.live.free")
    elif programs.read_only(level):
        yield Diagnostic("draft.live.given")
    elif answer.closed and level.kind == "music":
        yield Diagnostic("draft.live.closed_tune")
    elif answer.closed and level.kind == "turtle":
        yield Diagnostic("draft.live.closed_drawing")
    elif answer.closed:
        for map in answer.closed:
            need = limits.get(map)
            key, slots = ("limited", need.slots(map)) if need else ("closed", {"number": map + 1})
            yield Diagnostic(f"draft.live.{key}", slots)
    elif level.kind in UNSEARCHED:
        key = "lost" if answer.blocks is None else "won"
        yield Diagnostic(f"draft.live.{key}", {"n": answer.blocks} if answer.blocks else {})
    elif answer.blocks is None and answer.outside:
        yield Diagnostic("draft.live.unproven", {"outside": _outside(level, answer)})
    elif answer.blocks is None:
        key = "nothing" if programs.walks(level) else "none"
        yield Diagnostic(f"draft.live.{key}", {"n": answer.bound})
    else:
        yield _minimum(level, answer)
        own = programs.count(level, programs.solution(level).script)
        if own > answer.blocks:
            yield Diagnostic("draft.live.longer", {"n": own})


def _minimum(level: Level, answer: SearchResult) -> Diagnostic:
    """The minimum in blocks, and whether it is proved."""
    if answer.proven:
        return Diagnostic("draft.live.proven", {"n": answer.blocks})
    if answer.outside:
        return Diagnostic("draft.live.outside", {"n": answer.blocks, "outside": _outside(level, answer)})
    return Diagnostic("draft.live.known", {"n": answer.blocks, "bound": answer.bound})


def _outside(level: Level, answer: SearchResult) -> Key:
    """The family of the first block that the search does not know."""
    return Key(f"category.{programs.catalogue_of(level)[answer.outside[0]].category}")
