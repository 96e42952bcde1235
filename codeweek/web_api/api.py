"""The entry point for the page: a JSON request in, a JSON answer out, never an exception."""

import ast
import json
import sys
from collections.abc import Callable, Mapping
from importlib import import_module
from typing import TYPE_CHECKING

from codeweek import data
from codeweek.blocks import blockly
from codeweek.blocks.definitions import can_show
from codeweek.cause import cause
from codeweek.levels import programs
from codeweek.levels.outgrown import fits
from codeweek.levels.program_translation import adopted
from codeweek.play import session
from codeweek.progress import course
from codeweek.text import Text
from codeweek.web_api import block_scripts, describe, opened, serialize
from codeweek.web_api.opened import Packs
from codeweek.web_api.plays import Plays
from codeweek.web_api.request import Answer, Asked, RefusedError, get, read, text_of

if TYPE_CHECKING:
    from codeweek.web_api.on_demand.drafts_api import Drafts
    from codeweek.web_api.on_demand.games_api import Games
    from codeweek.web_api.on_demand.help_api import Another
    from codeweek.web_api.on_demand.inventing_api import Inventing
    from codeweek.web_api.on_demand.made_packs_api import MadeAlike
    from codeweek.web_api.on_demand.traps_api import Traps
    from codeweek.web_api.verbs.pack_verbs import ComicsTold, Described, Opened, PackOthers
    from codeweek.web_api.verbs.play_verbs import (
        AnotherFound,
        CheckedScript,
        Helped,
        Pictured,
        PythonText,
        Stands,
        TrapFound,
        TuneTold,
        WentWrong,
    )

FIRST = ("robot", "turtle")  # the worlds of a course's first chapters; a level of another one brings it
PARTED = tuple(
    f"codeweek{rest}"
    for rest in ("", ".blocks", ".engine", ".levels", ".play", ".progress", ".web_api", ".worlds.robot")
)


def handle(request: str) -> str:
    """Answer one request of the page."""
    return _API.handle(request)


def prepare() -> None:
    """Load what every request needs, so that a memory snapshot taken now contains it."""
    for language in data.languages():
        data.text(language)
    for kind in FIRST:
        programs.catalogue_of_kind(kind)
    ast.unparse(ast.Pass())  # loads what it needs for it


def reach(wheel: str) -> None:
    """Know the modules and sentences of another wheel of this package; the page fetches it when needed."""
    sys.path.append(wheel)
    for package in PARTED:
        import_module(package).__path__.append(f"{wheel}/{package.replace('.', '/')}")
    data.read_later()


class PageApi:
    """Answers requests, each complete in itself; it caches the last opened packs."""

    def __init__(self) -> None:
        self.packs = Packs()
        self.plays = Plays(self.packs)
        self.drafts: Drafts | None = None
        self.traps: Traps | None = None
        self.inventing: Inventing | None = None
        self.more: Another | None = None
        self.alike: MadeAlike | None = None
        self.games: Games | None = None
        self.verbs: Mapping[str, Callable[[Asked, Text], Answer]] = {
            "describe": self._describe,
            "comics": self._comics,
            "open": self._open,
            "play": self.plays.play,
            "python": self._python,
            "step": self.plays.step,
            "picture": self._picture,
            "world": self.plays.world,
            "tune": self._tune,
            "check_script": self._check_script,
            "trap": self._trap,
            "help": self._help,
            "stands": self._stands,
            "went_wrong": self._went_wrong,
            "another": self._another,
            **dict.fromkeys(("read", "patch", "words", "read_file"), self._typing),
            **dict.fromkeys(("code", "decode", "spell"), self._travel),
            **dict.fromkeys(("draft_new", "draft_open", "draft_view", "draft_act"), self._draft),
            **dict.fromkeys(("draft_program", "draft_tune", "draft_offer", "draft_solve"), self._draft),
            **dict.fromkeys(("pack_new", "pack_act", "pack_take", "pack_zip"), self._make_pack),
            "pack_others": self._make_others,
            "evaluation": self._evaluation,
            **dict.fromkeys(("hour", "hour_sheet"), self._hour),
            **dict.fromkeys(("game", "game_back", "game_keep", "game_open"), self._play_game),
            **{f"invent_{verb}": self._invent for verb in ("show", "act", "prove")},
        }

    def handle(self, request: str) -> str:
        """The answer to a request: `ok` with the result, or a sentence `say` that tells why not."""
        text, doing = data.text(data.languages()[0]), "door"
        try:
            asked = read(request)
            text, doing = text_of(asked), get(asked, "do", str)
            verb = self.verbs.get(doing)
            if verb is None:
                raise RefusedError("door.not_understood")
            return json.dumps({"ok": True, **verb(asked, text)}, separators=(",", ":"))
        except RefusedError as refused:
            return json.dumps({"ok": False, "say": text.tell(refused.why)})
        except Exception as error:  # whatever happens, the page must hear of it: it has nobody else to ask
            return json.dumps({"ok": False, "say": text("ui.trouble.page"), "cause": cause(error, doing)})

    # What can be asked.

    def _describe(self, asked: Asked, text: Text) -> "Described":
        """A pack in the request's language: the course, or an opened one. Raises RefusedError."""
        pack = self.packs.pack(asked)
        return {"pack": describe.pack(pack, text, get(asked, "pack", str, course.SHIPPED) == course.SHIPPED)}

    def _comics(self, asked: Asked, text: Text) -> "ComicsTold":
        """The comics of a pack. Raises RefusedError."""
        from codeweek.web_api.on_demand.comics_api import comics  # those of the course are files of the page

        return {"comics": comics(self.packs.pack(asked), text)}

    def _open(self, asked: Asked, text: Text) -> "Opened":
        """The pack of a teacher's file, and its problems."""
        pack = opened.read(asked)
        from codeweek.authoring.validate import doubts  # as is all that only a teacher's file needs

        diagnostics = [*pack.problems, *doubts(pack.levels)]
        problems = [serialize.placed(problem, text) for problem in diagnostics]
        if not pack.levels:
            return {"pack": None, "problems": problems, "mended": opened.mended(asked)}
        self.plays.forget()  # the last one may have been on another pack of this key
        self.games = None
        self.packs.keep(pack)
        titles = {code: data.text(code).pick(pack.title) for code in data.languages()}
        described = describe.pack(pack, text)
        return {
            "pack": {**described, "titles": titles, "version": pack.version, "cover": pack.cover},
            "problems": problems,
            "mended": opened.mended(asked),
        }

    def _python(self, asked: Asked, text: Text) -> "PythonText":
        """A script being built as Python, with the level's toolbox."""
        level = self.packs.level(asked)
        script = block_scripts.script(level, asked)
        return {
            **block_scripts.source(programs.python_text(level, script, text.language), level, script, text),
            "begun": script == programs.start(level),
            "toolbox": describe.toolbox(level, script, text),
        }

    def _picture(self, asked: Asked, text: Text) -> "Pictured":
        """The picture of the first map after a script, for a gallery; as a drawing too, to take home."""
        level = self.packs.level(asked)
        scene = session.last_picture(level, block_scripts.script(level, asked), text.language)
        if not get(asked, "drawing", bool, False):
            return {"scene": serialize.scene(scene)}
        from codeweek.web_api.on_demand.tunes_api import pictured  # few take one home

        return pictured(level, block_scripts.script(level, asked), scene, text)

    def _check_script(self, asked: Asked, _text: Text) -> "CheckedScript":
        """A saved script, read and normalised by the core."""
        level = self.packs.level(asked)
        script = block_scripts.sure(blockly.load(programs.catalogue_of(level), asked.get("script")))
        if not can_show(programs.catalogue_of(level), script):
            raise RefusedError("door.not_shown")
        script = adopted(level, script)
        return {"script": describe.dressed(level, script), "fits": fits(level, script)}

    def _trap(self, asked: Asked, text: Text) -> "TrapFound":
        """Search a trap map for a winning script; the modules for it are loaded on demand."""
        from codeweek.web_api.on_demand.traps_api import Traps

        level = self.packs.level(asked)
        self.traps = self.traps or Traps()
        return self.traps.look(level, block_scripts.script(level, asked), asked, text)

    def _help(self, asked: Asked, text: Text) -> "Helped":
        """What helps with a program; its modules are loaded on demand."""
        from codeweek.web_api.on_demand.help_api import helped

        level = self.packs.level(asked)
        return helped(level, block_scripts.script(level, asked), text)

    def _stands(self, asked: Asked, text: Text) -> "Stands":
        """Where a program stands, for the adult; its modules are loaded on demand."""
        from codeweek.web_api.on_demand.help_api import stands

        level = self.packs.level(asked)
        return stands(level, block_scripts.script(level, asked), text)

    def _went_wrong(self, asked: Asked, text: Text) -> "WentWrong":
        """What one edit of a lost program would mend; its modules are loaded on demand."""
        from codeweek.web_api.on_demand.help_api import wrong

        level = self.packs.level(asked)
        return wrong(level, block_scripts.script(level, asked), asked, text)

    def _another(self, asked: Asked, text: Text) -> "AnotherFound":
        """Another level like one; the modules that make it are loaded on demand."""
        from codeweek.web_api.on_demand.help_api import Another

        level = self.packs.level(asked)
        self.more = self.more or Another(self.packs)
        found = self.more.look(level, asked, text)
        if found["pack"]:
            self.plays.forget()  # the last play may have been on the one that was open
        return found

    def _tune(self, asked: Asked, text: Text) -> "TuneTold":
        """A tune to listen to; its modules are loaded on demand."""
        from codeweek.web_api.on_demand.tunes_api import OWN, answer, own

        if asked.get("way") == OWN:
            level = self.packs.level(asked)
            return own(level, block_scripts.script(level, asked), text)
        level, worlds = self.plays.worlds(asked)
        return answer(level, worlds, asked, text)

    def _typing(self, asked: Asked, text: Text) -> Answer:
        """Requests of the editable Python panel; its modules are loaded on demand."""
        from codeweek.web_api.on_demand.typing_api import answer

        return answer(self.packs.level(asked), asked, text)

    def _travel(self, asked: Asked, text: Text) -> Answer:
        """Transfer codes; the modules for them are loaded on demand."""
        from codeweek.web_api.on_demand.children_api import code_answer

        return code_answer(asked, text)

    def _draft(self, asked: Asked, text: Text) -> Answer:
        """Requests of the workshop; its modules are loaded on demand."""
        from codeweek.web_api.on_demand.drafts_api import Drafts

        self.drafts = self.drafts or Drafts()
        return self.drafts.answer(asked, text)

    def _make_pack(self, asked: Asked, text: Text) -> Answer:
        """Requests on packs that a teacher makes; their modules are loaded on demand."""
        from codeweek.web_api.on_demand.made_packs_api import answer

        return answer(asked, text)

    def _make_others(self, asked: Asked, text: Text) -> "PackOthers":
        """Levels like one of a pack; the modules that make them are loaded on demand."""
        from codeweek.web_api.on_demand.made_packs_api import MadeAlike

        self.alike = self.alike or MadeAlike()
        return self.alike.look(asked, text)

    def _evaluation(self, asked: Asked, text: Text) -> Answer:
        """What the children of a browser can do; its modules are loaded on demand."""
        from codeweek.web_api.on_demand.children_api import evaluation_answer

        return evaluation_answer(asked, text)

    def _hour(self, asked: Asked, text: Text) -> Answer:
        """The hour for the adult; its modules are loaded on demand."""
        from codeweek.web_api.on_demand.hour_api import hour, hour_sheet

        return hour_sheet(asked, text) if asked["do"] == "hour_sheet" else hour(text)

    def _play_game(self, asked: Asked, text: Text) -> Answer:
        """Requests of a child who plays a game; their modules are loaded on demand."""
        from codeweek.web_api.on_demand.games_api import Games

        self.games = self.games or Games(self.packs)
        return self.games.answer(asked, text)

    def _invent(self, asked: Asked, text: Text) -> Answer:
        """Requests of a child who invents a level; their modules are loaded on demand."""
        from codeweek.web_api.on_demand.inventing_api import Inventing

        self.inventing = self.inventing or Inventing()
        return self.inventing.answer(asked, text)


_API = PageApi()
