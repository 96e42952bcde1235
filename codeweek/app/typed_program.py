"""The two views of a program, text and blocks, in step: the one that was touched last leads."""

from collections.abc import Callable, Collection
from dataclasses import replace

from codeweek.blocks.history import History
from codeweek.blocks.live_text import Live
from codeweek.blocks.script import Script
from codeweek.blocks.spelling import Correction
from codeweek.blocks.typed.slip import mended
from codeweek.diagnostic import Diagnostic
from codeweek.levels import programs
from codeweek.levels.level import Level
from codeweek.levels.outgrown import fits
from codeweek.play import typed

PAUSE = 1.5  # seconds without a key until a mistake of the line of the caret is told
QUIET, LATEST = 0.15, 0.6  # seconds without a key; seconds at the most


class Debounce:
    """Something that is done once nothing was asked for a moment, or a little later at the latest."""

    def __init__(self, do: Callable[[], object]) -> None:
        self.do = do
        self._quiet = self._waited = 0.0
        self._asked = False

    @property
    def due(self) -> bool:
        """Whether it was asked, and is still to be done."""
        return self._asked

    def ask(self) -> None:
        """It is to be done, soon."""
        if not self._asked:
            self._waited = 0.0
        self._asked, self._quiet = True, 0.0

    def now(self) -> None:
        """Do it at once, if it was asked."""
        asked, self._asked = self._asked, False
        if asked:
            self.do()

    def tick(self, dt: float) -> None:
        """Let time pass."""
        self._quiet, self._waited = self._quiet + dt, self._waited + dt
        if self._quiet >= QUIET or self._waited >= LATEST:
            self.now()


class TypedProgram:
    """What is true of the text of a session. `can`: the level may be typed; `open`: it is being typed.

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
        self.spelled: tuple[Correction, ...] = ()  # the words that were put right last
        self._heard = False  # whether the child has typed since
        self._wrong: dict[
            str, tuple[Correction, ...]
        ] = {}  # by each text in which words were not yet put right
        self._left: frozenset[str] = frozenset()  # words that the child has taken back
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

    def turn(self) -> None:
        """Take the pencil, or put it down: what was written stays."""
        self.open = self.only or not self.open

    def type(
        self, level: Level, language: str, history: History, text: str, caret: int | None, joined: bool
    ) -> History:
        """The text was typed: its blocks as far as they can be read. `joined`: undone with what is before."""
        self.told, self._wait = None, PAUSE
        rows = text.split("\n")
        self.spelled = tuple(correction for correction in self.spelled if correction.stands(rows))
        self._heard = bool(self.spelled)
        found = self._live = typed.live(level, text, caret, history.now, self._left)
        self.told = found.problem
        script = _script(level, language, found, history.now, text)
        history = History(script, history.past) if joined and history.past else history.edit(script)
        return self._spelled(level, language, history, found, text)

    def settle(self, level: Level, language: str, history: History) -> History:
        """All of the text is looked at, the line of the caret too.

        Words that are nearly words are put right, which can be undone; nothing else to undo comes of it.
        """
        return self._look(level, language, history, self._left)

    def put_right(self, level: Level, language: str, history: History) -> History:
        """The same before a run: what was taken back is put right too, as it would be run."""
        self.spelled = ()  # what was put right before was told
        return self._look(level, language, history, ())

    def _look(self, level: Level, language: str, history: History, left: Collection[str]) -> History:
        self._wait = None
        text = history.now.text
        if self._heard:
            self.spelled = ()
        if text is None:
            self.told = None
            return history
        found = self._live = typed.live(level, text, None, history.now, left)
        self.told = found.problem
        if not found.spelled:
            return replace(history, now=_script(level, language, found, history.now, text))
        return self._spelled(level, language, history, found, text)

    def _spelled(self, level: Level, language: str, history: History, found: Live, text: str) -> History:
        """The words of a text put right, as one more change."""
        if not found.spelled:
            return history
        self.spelled = self._wrong[text] = found.spelled
        self._heard = False
        return history.edit(_script(level, language, found, history.now, found.right))

    def follow(self, level: Level, language: str, history: History) -> History:
        """Blocks were moved, or something undone: the text, written anew only where they changed."""
        now = history.now
        self._left |= {correction.typed for correction in self._wrong.get(now.text or "", ())}
        self.spelled = ()
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
        return typed.live(level, script.text, None, script).problem

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
