"""The names that a program imports: modules, and what is taken out of them."""

import ast
from dataclasses import dataclass, field

from codeweek.blocks.typed.table import CONSTANTS, MODULES


@dataclass
class Imports:
    """`modules` are imported whole; `names` are taken out of one: the module, and the name there."""

    modules: set[str] = field(default_factory=set)
    names: dict[str, tuple[str, str]] = field(default_factory=dict)

    @classmethod
    def of(cls, body: list[ast.stmt]) -> "Imports":
        """What the statements of a program import, at its top level."""
        found = cls()
        for node in body:
            if isinstance(node, ast.Import):
                found.modules.update(each.name for each in node.names)
            elif isinstance(node, ast.ImportFrom):
                found.names.update({each.name: (node.module or "", each.name) for each in node.names})
        return found

    def everything(self) -> set[str]:
        """All the names that the imports give."""
        return {*self.modules, *self.names}

    def meant(self, node: ast.expr) -> tuple[str, str] | None:
        """The module and the name there of `sqrt` or `math.sqrt`; None for anything else."""
        match node:
            case ast.Name(id=name):
                return self.names.get(name)
            case ast.Attribute(value=ast.Name(id=module), attr=name) if module in self.modules:
                return module, name
        return None


def known(module: str, name: str) -> bool:
    """Whether a module of the table has this function or constant."""
    return name in MODULES.get(module, {}) or (module, name) in CONSTANTS
