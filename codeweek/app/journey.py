"""One child's file, and the child's way through one pack; every change is kept at once."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from codeweek.app.child_profiles import AWAY, FOLDER, Profile, Storage, Value, seated
from codeweek.blocks import blockly
from codeweek.blocks.history import History
from codeweek.blocks.script import Script
from codeweek.diagnostic import Diagnostic
from codeweek.levels import programs
from codeweek.levels.level import Level, exercise_of
from codeweek.levels.outgrown import fits
from codeweek.levels.program_translation import adopted, adopted_history
from codeweek.packs.pack import Pack
from codeweek.play.life import InTurn
from codeweek.play.rider import Rider
from codeweek.progress import course, who
from codeweek.progress.course import SHIPPED as SHIPPED
from codeweek.progress.course import key_of as key_of
from codeweek.progress.doors import DOORS, Door
from codeweek.progress.joining import rebased
from codeweek.progress.numbered import GIVEN
from codeweek.progress.progress import Progress, from_json
from codeweek.room import plan
from codeweek.room.room_json import Plan

if TYPE_CHECKING:
    from codeweek.authoring.another.alike_levels import Series

VERSION = 1
CHOICES = ("python", "aloud", "sober", "theme")  # of a child, by their names in its file
VISITOR = "visitor"  # someone who opened a file without saying who plays
ASIDE = " (not read)"  # after a level's id: its program, from another version perhaps


class MemoryStore:
    """A store of what is only tried: it keeps things as long as it is used, and writes nothing down."""

    def __init__(self) -> None:
        self._kept: dict[str, Any] = {}

    def read(self, name: str) -> Any:
        """What was kept."""
        return self._kept.get(name)

    def change(
        self,
        name: str,
        what: str,  # noqa: ARG002
        make: Callable[[Any], Value],
        then: Callable[[], None] = lambda: None,
    ) -> bool:
        """Keep it."""
        self._kept[name] = make(self._kept.get(name))
        then()
        return True

    def names(self, folder: str = "") -> tuple[str, ...]:  # noqa: ARG002
        """No child plays here."""
        return ()

    def delete(self, name: str) -> bool:
        """Forget it."""
        self._kept.pop(name, None)
        return True

    def waits(self, name: str) -> bool:  # noqa: ARG002
        """Never: there is no disk."""
        return False

    def troubled(self, name: str) -> bool:  # noqa: ARG002
        """Never."""
        return False


class Journey:
    """A child (None: a visitor) in a pack, with the progress there; `plan`: what a room plays today."""

    def __init__(
        self, store: Storage, profile: Profile | None, pack: Pack, key: str, today: Plan = plan.USUAL
    ) -> None:
        self.plan = today
        self.day: Callable[[], str] = lambda: (
            ""
        )  # of now, as « 2026-11-30 »; empty where no clock is looked at
        self.store = store
        self.profile = profile
        self.pack = pack
        self.key = key
        saved = self._read()
        self.progress = self._base = self._next = from_json(_courses(saved).get(key))
        self._choices = {name: saved.get(name) for name in CHOICES}
        self.worn: who.Worn = who.worn_of(saved.get("worn"))
        self.lines = InTurn()  # what heroes have said of their own
        self.stood: dict[str, int] = {}  # where the pilot was last seen: on the map (""), in each chapter
        self.back_again = False  # the child has just come back: the level will say so
        self.inventing = ""  # the level that was entered to invent: the way on from it leads back
        self.outgrown = False  # a program that no longer fits its level is in its gallery now: it will say so
        self.visits = False  # the game of another child is played: nothing of it is kept
        self.series: Series | None = None  # levels like the one of which another was looked for last
        self.preview = False  # by the author of the pack, for whom nothing is locked
        self.opened: set[str] = set()  # folders of chapters whose comic was shown
        self._histories: dict[str, History] = {}
        self._seen: dict[str, Any] = {}  # the program of each level as this window last showed it

    def keep(self, progress: Progress) -> None:
        """Save the progress, now, put with what another window has saved since."""
        self.progress = progress
        self.store.change(self._name, self.key, self._joined, self._took)

    def read_again(self) -> bool:
        """Take in what another window has saved since; whether there was anything."""
        before = self.progress
        if not self.store.waits(self._name):
            self._joined(self._read())
            if not self.store.troubled(self._name):
                self._took()
        return self.progress != before

    def _joined(self, there: Any) -> dict[str, Any]:
        """The file as another window has left it, with what was done here."""
        file = _file(there)
        courses = _courses(file)
        theirs = from_json(courses[self.key]) if self.key in courses else None
        self._next = rebased(self.progress, self._base, theirs) if theirs else self.progress
        return {**file, "courses": {**courses, self.key: self._next.to_json()}}

    def _took(self) -> None:
        self.progress = self._base = self._next

    def begin(self) -> None:
        """The child sits down: from now on the last one to have played."""
        turns = [saved.get("turn", 0) for saved in self._others() if isinstance(saved, Mapping)]
        turn = max([0, *(turn for turn in turns if isinstance(turn, int))]) + 1

        def seated(there: Any) -> dict[str, Any]:
            return {**{key: value for key, value in _file(there).items() if key != AWAY}, "turn": turn}

        self.store.change(self._name, "turn of the file", seated)

    def choose(self) -> None:
        """This pack is where the child goes on next time."""
        self._write("pack", self.key)

    def history(self, level: Level) -> History:
        """The program of a level with all that can be undone since the child sat down."""
        self.read_again()
        mine = self.progress.programs.get(level.id) == self._seen.get(level.id)
        history = self._histories.get(level.id) if mine else None
        return adopted_history(level, history) if history else History(self.script(level))

    def remember(self, level: Level, history: History) -> None:
        """Keep what the child has just made of a level, on the disk; and how to undo it, here."""
        self._histories[level.id] = history
        program, there = blockly.save(history.now), self.progress.programs.get(level.id)
        known = there in (None, program, self._seen.get(level.id, there))
        progress = self.progress if known else self.progress.put_aside(level.id)  # another window's
        self._seen[level.id] = program
        self.keep(progress.saved(level.id, program))

    def earlier(self, level: Level) -> list[Any]:
        """Programs that were once made of a level, elsewhere or before, the newest first."""
        return [program for _, program in reversed(self.progress.history.get(level.id, ()))]

    def put_aside(self, level: Level) -> None:
        """The program of a level stays in its history: an earlier one is about to take its place."""
        if level.id in self.progress.programs:
            self.keep(self.progress.put_aside(level.id))

    def script(self, level: Level) -> Script:
        """What the child left on a level, else the program given."""
        saved = None if programs.read_only(level) else self.progress.programs.get(level.id)
        if saved is None:
            return programs.start(level)
        found = blockly.load(programs.catalogue_of(level), saved)
        if not isinstance(found, Diagnostic):
            script, given = adopted(level, found), programs.start(level)
            if given.blocks and self.progress.saved_at.get(level.id) == GIVEN and script != given:
                return given  # the child never changed it: it was the level's of before
            if fits(level, script):
                return script
            self.keep(self.progress.kept(level.id, saved))
            self.outgrown = True
            return given
        aside = self.progress.saved(f"{level.id}{ASIDE}", saved)  # the next edit must not overwrite it
        self.keep(replace(aside, last=self.progress.last))
        return programs.start(level)

    @property
    def shows_python(self) -> bool | None:
        """Whether this child wants the Python beside the blocks; None when never said."""
        return wanted if isinstance(wanted := self._choices["python"], bool) else None

    @property
    def reads_aloud(self) -> bool | None:
        """Whether all is read to this child by itself; None when never said."""
        return wanted if isinstance(wanted := self._choices["aloud"], bool) else None

    @property
    def leads_by_doors(self) -> bool:
        """Whether the places of the doors are in this pack, and no room has chosen another."""
        return not self.plan["levels"] and all(self.pack.level(door.level) for door in DOORS if door.level)

    def enter_by(self, door: Door) -> None:
        """Go on where a door leads, in its look, read to as it says; all that was won stays."""
        chosen = {name: getattr(door, name) for name in CHOICES} | {"python": door.python or None}
        self._choices |= chosen
        self.store.change(self._name, "door of the file", lambda there: {**_file(there), **chosen})
        if self.leads_by_doors:
            self.keep(replace(self.progress, last=door.level))

    def proof_of(self, level: Level) -> Level | None:
        """The solo level that a child may go to from one that is too easy; none that a room has not today."""
        stays = self.visits or self.preview or self.plan["exam"]
        found = None if stays else course.proof_of(self.pack, self.progress, level)
        return None if found and self.plan["levels"] and not self.is_open(found) else found

    def prove(self, solo: Level) -> None:
        """Go on with a solo level, past those before it."""
        self.keep(replace(self.progress, last=solo.id))

    def wear(self, kind: str, thing: str) -> None:
        """Put something on, or take it off when it is on; remember it."""
        self.worn = chosen = who.changed(self.worn, kind, thing)

        def dressed(there: Any) -> dict[str, Any]:
            file = _file(there)
            return {**file, "worn": {**who.unknown(file.get("worn")), **chosen}}

        self.store.change(self._name, "worn of the file", dressed)

    @property
    def rider(self) -> Rider | None:
        """The child's animal as it sits in heroes; None of a visitor."""
        return seated(self.profile.short, self.worn) if self.profile else None

    @property
    def sober(self) -> bool:
        """Whether this child wants all of it in the sober look."""
        return self._choices["sober"] is True

    @property
    def theme(self) -> str:
        """The name of the colours this child has chosen; "" for those of the machine."""
        return theme if isinstance(theme := self._choices["theme"], str) else ""

    def set_choice(self, name: str, value: bool | str | None) -> None:
        """Remember a choice of this child, by its name in the file."""
        self._choices[name] = value
        self._write(name, value)

    def is_open(self, level: Level) -> bool:
        """Whether the child may enter a level; those of the session of today are open, and no others."""
        if self.preview:
            return True
        if self.plan["levels"]:
            return plan.is_open(self.plan, self.key, level.id)
        return course.is_open(self.pack, self.progress, level)

    def waits_for(self, level: Level) -> Level | None:
        """The level that opens this one; none on a day that has its own levels."""
        return (
            None if self.plan["levels"] or self.preview else course.waits_for(self.pack, self.progress, level)
        )

    def way_to(self, level: Level) -> Level:
        """The level to play so as to get to this one."""
        return course.way_to(self.pack, self.progress, level)

    def stars(self, level: Level) -> int:
        """The stars of a level, 0 when it was never won."""
        return self.progress.stars.get(level.id, 0)

    def resume(self) -> Level | None:
        """The level to go on with."""
        if not self.plan["levels"]:
            return course.resume(self.pack, self.progress)
        today = self.today
        last = [level for level in today if level.id == self.progress.last]
        waiting = [level for level in (*last, *today) if not self.stars(level)]
        return next(iter([*waiting, *last, *today]), None)

    @property
    def today(self) -> list[Level]:
        """The levels of the session of today that this pack has, in its order."""
        ids = [level["level"] for level in self.plan["levels"] if level["pack"] == self.key]
        return [level for level in map(self.pack.level, ids) if level]

    def next_level(self, after: Level) -> Level | None:
        """The level that follows."""
        if not self.plan["levels"]:
            return course.next_level(self.pack, self.progress, after)
        chosen = plan.next_after(self.plan, self.key, exercise_of(after.id))
        return self.pack.level(chosen["level"]) if chosen and chosen["pack"] == self.key else None

    def shows_hand(self, level: Level) -> bool:
        """Whether a hand shows how, on a level of a sort that is new to the child."""
        return course.shows_hand(self.pack, self.progress, level)

    def another(self, after: Level) -> Level | None:
        """Another level to offer."""
        if not self.plan["levels"]:
            return course.another(self.pack, self.progress, after)
        waiting = [level for level in self.today if level.id != after.id and not self.stars(level)]
        return waiting[0] if waiting else None

    def number(self, level: Level) -> str:
        """« 4.5 »: chapter and place in it; only the place in one chapter, nothing for a level alone."""
        if len(self.pack.levels) == 1:
            return ""
        for i, chapter in enumerate(self.pack.chapters, 1):
            for j, each in enumerate(chapter.levels, 1):
                if each.id == exercise_of(level.id):
                    return f"{i}.{j}" if len(self.pack.chapters) > 1 else str(j)
        return ""

    @property
    def _name(self) -> str:
        return self.profile.name if self.profile else VISITOR

    def _read(self) -> dict[str, Any]:
        return _file(self.store.read(self._name))

    def _others(self) -> Iterator[Any]:
        return (self.store.read(name) for name in self.store.names(FOLDER))

    def _write(self, name: str, value: Any) -> None:
        """Change one thing of the file, as it is now: another pack may have written in it since."""
        self.store.change(self._name, f"{name} of the file", lambda there: {**_file(there), name: value})


def _file(saved: Any) -> dict[str, Any]:
    return {"version": VERSION, **(saved if isinstance(saved, dict) else {})}


def _courses(file: Mapping[str, Any]) -> dict[str, Any]:
    courses = file.get("courses")
    return courses if isinstance(courses, dict) else {}
