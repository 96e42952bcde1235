"""A level's program as typed text: read while it is written, patched by its blocks, its words completed.

It comes from a file of another editor, too.
"""

import ast
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from codeweek.blocks import completing
from codeweek.blocks.catalogue import Catalogue
from codeweek.blocks.holes import HOLE, empty
from codeweek.blocks.live_text import Live
from codeweek.blocks.live_text import live as read_live
from codeweek.blocks.patch import patched as patch
from codeweek.blocks.script import EMPTY, Script
from codeweek.blocks.spelling import LONGEST
from codeweek.blocks.text_block import shown
from codeweek.diagnostic import Diagnostic
from codeweek.engine.check import check
from codeweek.engine.trace import Trace
from codeweek.engine.typed.inline_values import ARROW
from codeweek.engine.typed.origin import Origin, is_place, origin
from codeweek.engine.typed.value_at import own, statements, value_at
from codeweek.levels.files.mend.encodings import CONTROL, decode, foreign
from codeweek.levels.level import Level
from codeweek.levels.programs import allowed, boxes, catalogue_of, kind_of, may_use, near, read_in
from codeweek.play.feedback.level_voice import marked, voice
from codeweek.text import Key, Text, capital

OF_A_LINE = ("program.not_in_toolbox", "program.outside_hat")
END = ".py"  # of a file that holds a program
LONGEST_ASKED = 200  # letters of an expression to be worked out
_BOX = "vu_ici"  # what it is read as being put in
UNSAID = ("say.empty_program",)  # what is not told while a text is being written


def live(
    level: Level,
    text: str,
    caret: int | None = None,
    before: Script = EMPTY,
    left: Collection[str] = (),
) -> Live:
    """The blocks of a text that is being written, and the one thing to say of it."""
    known, may = catalogue_of(level), may_use(level)

    def problems(script: Script) -> tuple[Diagnostic, ...]:
        return tuple(
            diagnostic
            for diagnostic in check(known, script, may, boxes(level))
            if diagnostic.key not in UNSAID
        )

    found = read_live(known, text, level.toolbox, caret, before, problems, near(level), left)
    return _with_hole(level, text, _with_line(known, text, found))


def _with_line(known: Catalogue, text: str, found: Live) -> Live:
    """What is told of a block without a word of its own, such as a box, is told of its line as typed."""
    problem = found.problem
    block = found.script.find(problem.block or "") if problem else None
    if not problem or not problem.line or not block or problem.key not in OF_A_LINE:
        return found
    if block.type in known.called and problem.key == "program.not_in_toolbox":
        return found
    line = shown(text.split("\n")[problem.line - 1].strip())
    return replace(found, problem=replace(problem, slots={**problem.slots, "what": line}))


def _with_hole(level: Level, text: str, found: Live) -> Live:
    """What is told of a hole that was not written in is that it is one."""
    place = empty(text) if level.mode == "fill" else None
    if place is None or found.problem is None or found.problem.line != place[0]:
        return found
    line, column = place
    return replace(found, problem=Diagnostic("slip.hole", line=line, column=column, until=column + len(HOLE)))


def patched(level: Level, text: str, before: Script, after: Script, language: str) -> str:
    """The text once its blocks have changed from one script to another."""
    return patch(catalogue_of(level), text, before, after, language, level.toolbox)


def words(level: Level, text: Text, script: Script = EMPTY) -> tuple[completing.Word, ...]:
    """The words of a level, and the names of a script, each with what it does in the words of a child."""
    known, offered = catalogue_of(level), allowed(level)
    if may_use(level) is None:
        offered |= frozenset(known.types) - known.called
    found = completing.words(known, offered, text.language, script)
    return tuple(replace(word, what=_told(text, word.what)) for word in found)


def _told(text: Text, what: str | Key) -> str:
    return text(what) if isinstance(what, Key) else what


def of_file(content: bytes, name: str) -> str | Diagnostic:
    """The text of a program that another editor wrote: LF between lines, four spaces for each tab before one.

    A diagnostic for what is no text, or longer than what is read; of a long file the beginning is enough.
    """
    text = None if foreign(content, name) else decode(content, len(content) <= 4 * LONGEST)[0]
    if text is None or CONTROL.search(text):
        return Diagnostic("typing.no_program", {"name": name})
    if len(text) > LONGEST:
        return Diagnostic("typing.long_program", {"name": name, "most": LONGEST})
    return "\n".join(_spaced(line) for line in text.splitlines()) + "\n"


def _spaced(line: str) -> str:
    begun = line[: len(line) - len(line.lstrip(" \t"))]
    return begun.expandtabs(4) + line[len(begun) :].rstrip()


@dataclass(frozen=True)
class LookedAt:
    """What an expression is worth, or why that is not told; where that comes from, and the step to go to."""

    answer: str = ""
    origin: str = ""
    step: int | None = None


def looked_at(level: Level, trace: Trace, index: int, typed: str, text: Text) -> LookedAt:
    """What an expression that a child typed is worth at a step of a run, as « n * 2 → 6 »; or why not.

    Of a variable or a place in one also where its value comes from, the step marked as a link. Raises
    IndexError for a step outside the run.
    """
    typed = " ".join(typed[:LONGEST_ASKED].split("\n")).strip()
    if not typed:
        return LookedAt()
    told, expression = voice(text, level, typed=True), _expression(level, trace, typed)
    found: str | Diagnostic = expression if isinstance(expression, Diagnostic) else ""
    if isinstance(expression, ast.expr):
        found = value_at(trace, index, expression, kind_of(level).commands)
    if isinstance(found, Diagnostic):
        words, line = told.tell(found), re.escape(text("typing.line", line=found.line))
        return LookedAt(capital(re.sub(rf"^{line}\s*[:.]\s*", "", words)))
    answer = f"{typed}{ARROW}{found}"
    if not isinstance(expression, ast.expr) or not is_place(expression):
        return LookedAt(answer)
    came = origin(trace, index, expression)
    return LookedAt(answer, *(_of(came, index, told) if came else (told("asked.from_unknown"), None)))


def _of(came: Origin, index: int, text: Text) -> tuple[str, int | None]:
    """Where a value comes from, and the step to go to, if it is another."""
    there = came.step != index
    where = marked(text("asked.step", step=came.step)) if there else text("asked.this_step")
    slots = {"where": where, "line": came.line, "code": came.code, "by": came.by}
    words = text(f"asked.from_{came.how}", **slots)
    were = [text("asked.was", name=name, value=value) for name, value in came.values]
    were += [text("asked.returned", call=call, value=value) for call, value in came.returned]
    if were:
        some = text("asked.and", some=", ".join(were[:-1]), last=were[-1]) if were[1:] else were[0]
        words = text("asked.when", words=words.removesuffix("."), were=some)
    return words, came.step if there else None


def _expression(level: Level, trace: Trace, typed: str) -> ast.expr | Diagnostic:
    if name := next(_named(typed, own(trace)), ""):  # what is read alone knows none of them
        return Diagnostic("asked.acts", {"name": name})
    taken = [ast.unparse(node) for node in statements(trace) if isinstance(node, ast.Import | ast.ImportFrom)]
    reading = read_in(level, "\n".join([*taken, f"{_BOX} = {typed}"]))
    match reading.problems, reading.program.tree.body[len(taken) :]:
        case [Diagnostic(key="program.command_as_value", slots=slots), *_], _:
            return Diagnostic("asked.acts", {"name": slots["name"]})
        case [Diagnostic(key="program.syntax"), *_], _:
            pass
        case [problem, *_], _:
            return problem
        case _, [ast.Assign(targets=[ast.Name(id=name)], value=expression)] if name == _BOX:
            return expression
    return Diagnostic("asked.not_one")


def _named(typed: str, names: Collection[str]) -> Iterator[str]:
    """Those of some names that an expression has; none where Python cannot read it."""
    try:
        nodes = ast.walk(ast.parse(typed, mode="eval"))
    except (SyntaxError, ValueError):
        return
    yield from (node.id for node in nodes if isinstance(node, ast.Name) and node.id in names)
