"""Levels made like a level of a pack being made: looked for a little at a time, then added by one act."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import count

from codeweek.authoring.another.alike_levels import PROGRAMS, Looking, looked_for
from codeweek.authoring.another.level_makers import Seen
from codeweek.authoring.another.which import refused
from codeweek.authoring.another.written_level import level_file, told
from codeweek.authoring.pack_draft.pack_outline import Files, title_of
from codeweek.authoring.pack_draft.pack_view import known_level
from codeweek.diagnostic import Diagnostic
from codeweek.levels.files.parse import level_id
from codeweek.levels.level import Level, Start
from codeweek.packs.load import of_texts
from codeweek.packs.planned import PACK_FILES, head_of, is_played
from codeweek.text import Text

USUAL, MOST = 5, 20  # levels that are made at a time
STEPS = {"easier": -1, "same": 0, "harder": 1}  # blocks more
NONE = "none"  # what is said where none is found


class Others:
    """One search; `texts` are the level files made so far, and `why` there is none once it is `over`."""

    def __init__(self, files: Files, file: str, number: int, how: str, language: str) -> None:
        self.number, self.language = max(1, min(number, MOST)), language
        self.texts: list[str] = []
        played = [name for name in files if is_played(name)]
        self._titles = {title_of(files[name], language) for name in played}
        level, self._tried = _level(files, file), 0
        self.why = _why(level, title_of(files.get(file, ""), language))
        self.over = self.why is not None
        self._found: Iterator[Looking | Level] = iter(())
        if level and not self.why:
            self._found = looked_for(level, len(played), STEPS[how])
            worlds = (start.world for name in played for start in _drawn(files[name], name, level.kind))
            self._seen = Seen(level.kind, worlds)

    def go(self, slices: int = 1) -> None:
        """Look for some slices, until there are enough or no more are found."""
        for _ in range(slices):
            if self.over:
                break
            found = next(self._found, None)
            if isinstance(found, Looking):
                self._tried = found.tried
            elif found is not None and self._seen.are_new([start.world for start in found.maps]):
                self._take(found)
            self.over = found is None or len(self.texts) == self.number
        if self.over and not self.texts and not self.why:
            self.why = Diagnostic(f"another.refused.{NONE}")

    @property
    def part(self) -> float:
        """How much of the work is done, from 0 to 1."""
        return 1.0 if self.over else min(1.0, (len(self.texts) + self._tried / PROGRAMS) / self.number)

    def said(self, text: Text) -> str:
        """What is told once it is over: how many were made, or why none was."""
        if self.why:
            return text.tell(self.why, "adult")
        made = text("pack_draft.others.made", n=len(self.texts))
        few = len(self.texts) < self.number
        return f"{made} {text('pack_draft.others.few')}" if few else made

    def _take(self, made: Level) -> None:
        """Give it the first number that makes its title one of its own."""
        for number in count(1):
            text = level_file(told(made, number), self.language)
            title = title_of(text, self.language)
            if title not in self._titles:
                self._titles.add(title)
                self.texts.append(text)
                return


def _level(files: Files, file: str) -> Level | None:
    """A level with its chapter's idea, its look only if it is its own; None when it cannot be read."""
    own, head = known_level(files.get(file, ""), file)[0], head_of(files) or PACK_FILES[0]
    if own is None:
        return None
    pack = of_texts({name: files[name] for name in (head, file) if name in files})
    found = next((level for level in pack.levels if level.id == level_id(file)), own)
    return replace(found, look=own.look)


def _why(level: Level | None, title: str) -> Diagnostic | None:
    if level is None:
        return Diagnostic("pack_draft.todo.level", {"title": title})
    reason = refused(level)
    return Diagnostic(f"another.refused.{reason}") if reason else None


def _drawn(draft: str, name: str, kind: str) -> tuple[Start, ...]:
    """The maps of a level of that kind of world."""
    level, _ = known_level(draft, name)
    return level.maps if level and level.kind == kind else ()
