"""The two views of a program, text and blocks, in step: the one that was touched last leads."""

from dataclasses import replace

from codeweek.blocks.history import History
from codeweek.blocks.live import Live
from codeweek.blocks.script import Script
from codeweek.blocks.typed.slip import mended
from codeweek.diagnostic import Diagnostic
from codeweek.levels import programs
from codeweek.levels.level import Level
from codeweek.levels.outgrown import fits
from codeweek.play import typed

PAUSE = 1.5  # seconds without a key until a mistake of the line of the caret is told


class Writing:
    """What is true of the text of an attempt. `can`: the level may be typed; `open`: it is being typed.

    `only`: the child builds nothing; `alone`: no blocks stand beside it, not even to be read.
    """

    def __init__(self, level: Level, script: Script) -> None:
        fixed = programs.read_only(level) or level.accuse or programs.pieces(level) is not None
        self.can = not fixed
        self.only = self.can and level.writing == "text"
        self.alone = self.only and level.mode != "translate"
        self._live = self._read(level, script)
        unread = self._live is not None and not self._live.whole
        self.open = self.can and (level.writing != "blocks" or unread)
        self.told: Diagnostic | None = None  # the mistake that is told
        self._wait: float | None = None

    def text(self, level: Level, script: Script, language: str) -> str:
        """The text of a program."""
        return _plain(level, script, language) if script.text is None else script.text

    @property
    def pending(self) -> frozenset[str]:
        """The blocks that stand for lines that cannot be read."""
        return self._live.pending if self._live else frozenset()

    def line(self, block: str | None) -> int | None:
        """The line of a block in a text that was typed."""
        return self._live.lines.get(block) if self._live and block else None

    @property
    def lines(self) -> dict[int, str]:
        """The block of each line of a text that was typed."""
        found: dict[int, str] = {}
        for block, line in self._live.lines.items() if self._live else ():
            found.setdefault(line, block)
        return found

    # What changes it.

    def type(
        self, level: Level, language: str, history: History, text: str, caret: int | None, joined: bool
    ) -> History:
        """The text was typed: its blocks as far as they can be read. `joined`: undone with what is before."""
        self.told, self._wait = None, PAUSE
        found = self._live = typed.live(level, text, caret, history.now)
        self.told = found.problem
        script = _script(level, language, found, history.now, text)
        if joined and history.past:
            return History(script, history.past)
        return history.edit(script)

    def settle(self, level: Level, language: str, history: History) -> History:
        """All of the text is looked at, the line of the caret too; nothing to undo comes of it."""
        self._wait = None
        text = history.now.text
        if text is None:
            self.told = None
            return history
        found = self._live = typed.live(level, text, None, history.now)
        self.told = found.problem
        return replace(history, now=_script(level, language, found, history.now, text))

    def follow(self, level: Level, language: str, history: History) -> History:
        """Blocks were moved, or something undone: the text, written anew only where they changed."""
        now = history.now
        if now.text is not None and now.stale:
            before, after = Script(now.said, now.loose), Script(now.blocks, now.loose)
            text = typed.patched(level, now.text, before, after, language)
            if not now.text.endswith("\n"):
                text = text.removesuffix("\n")
            history = replace(history, now=_saved(level, language, after, text))
        self._live = self._read(level, history.now)
        self.told, self._wait = None, None
        if self._live and not self._live.whole:
            self._wait = PAUSE
        return history

    def tick(self, dt: float) -> bool:
        """Let time pass; whether the pause is over, after which a mistake is told."""
        if self._wait is None:
            return False
        self._wait -= dt
        return self._wait <= 0

    # What is told.

    def slip(self, level: Level, script: Script) -> Diagnostic | None:
        """What keeps a text from being run."""
        if script.text is None:
            return None
        found = typed.live(level, script.text, None, script)
        return None if found.whole else found.problem

    def mend(self, script: Script, problem: Diagnostic | None) -> str | None:
        """The text once the one thing that a problem is about is mended."""
        return mended(script.text, problem) if script.text is not None and problem else None

    def _read(self, level: Level, script: Script) -> Live | None:
        return None if script.text is None else typed.live(level, script.text, None, script)


def _script(level: Level, language: str, found: Live, before: Script, text: str) -> Script:
    script = Script(found.script.blocks, before.loose)
    return _saved(level, language, script, text) if found.whole else _kept(script, text)


def _saved(level: Level, language: str, script: Script, text: str) -> Script:
    """The blocks of a text, which is kept unless it is how they are written anyway.

    It is kept too where the level does not offer all of them: else they would be taken for another level's.
    """
    usual = text == _plain(level, script, language) and fits(level, script)
    return script if usual else _kept(script, text)


def _kept(script: Script, text: str) -> Script:
    return replace(script, text=text, said=script.blocks)


def _plain(level: Level, script: Script, language: str) -> str:
    """How blocks are written anyway, without the end of the last line: a caret has nothing to do after it."""
    return programs.python_text(level, script, language).source.removesuffix("\n")
