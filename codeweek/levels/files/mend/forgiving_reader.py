"""Reads a YAML file of an adult forgivingly: what could be mended is read, and told."""

from dataclasses import dataclass, replace

from codeweek.diagnostic import Diagnostic
from codeweek.levels.files.mend.typographic_signs import doubtful
from codeweek.levels.files.yaml_nodes import Node, read


@dataclass(frozen=True)
class Forgiven:
    """The text that was read (mended, with as many lines), its nodes, and what there is to tell."""

    text: str
    root: Node | None
    problems: tuple[Diagnostic, ...]


def read_forgiving(text: str, file: str = "") -> Forgiven:
    """The nodes of a text, or of the text once mended; or None and why."""
    root, problems = read(text, file)
    if root is not None and not doubtful(text, root):
        return Forgiven(text, root, problems)
    from codeweek.levels.files.mend.mending import mend  # few files need it

    mended = mend(text)
    diagnostics = tuple(problem.at(file=file) for problem in mended.told)
    if mended.root is None:
        causes = tuple(replace(diagnostic, severity="error") for diagnostic in diagnostics)
        return Forgiven(text, None, causes or problems)
    if mended.text != text:
        root, problems = read(mended.text, file)
    return Forgiven(mended.text, root, (*diagnostics, *problems))
