"""A problem of an adult's file on one line, with its place."""

from codeweek.diagnostic import Diagnostic
from codeweek.text import Text
from codeweek.worlds.kinds import kinds

INSIDE = {"maps": "map", "choices": "choice", "chapters": "chapter"}  # the tables that lists hold


def where(problem: Diagnostic, text: Text) -> str:
    """A problem of an adult's file on one line: file, line, column, field, remedy."""
    words = text.tell(problem, "adult")
    kind = f"{text('cli.warning')}: " if problem.severity == "warning" else ""
    there = f"{place(problem)}: " if place(problem) else ""
    field = problem.written or said(problem.field or "", text)
    return f"{there}{kind}{f'{field}: ' if field else ''}{words}"


def said(path: str, text: Text) -> str:
    """The name, in a language, of a field that a file lacks."""
    told, table = [], "level"
    for part in path.split("."):
        name, bracket, index = part.partition("[")
        tables = (f"schema.{table}", "schema.pack", *(f"{kind}.field" for kind in kinds() if table == "map"))
        word = next(filter(None, (text.find(f"{each}.{name}.key") for each in tables)), name)
        told.append(f"{word}{bracket}{index}")
        table = INSIDE.get(name, name)
    return ".".join(told)


def place(problem: Diagnostic) -> str:
    """File, line and column of a problem, as editors and terminals understand them."""
    parts = (problem.file, problem.line, problem.column)
    return ":".join(str(part) for part in parts if part is not None)


def short(file: str) -> str:
    """A file with its folder only: the full path is private."""
    return "/".join(file.replace("\\", "/").split("/")[-2:])
