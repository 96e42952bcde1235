"""The names a script gives to things."""

from codeweek.blocks.catalogue import Catalogue
from codeweek.blocks.script import Script


def variables(catalogue: Catalogue, script: Script) -> list[str]:
    """The names of variables and parameters in use, in the order met."""
    found: list[str] = []
    for block in script.walk():
        for field in catalogue[block.type].fields:
            value = str(block.fields.get(field.name, ""))
            if field.kind == "name" and field.name == "variable":
                found.append(value)
            elif field.kind == "names":
                found += [name.strip() for name in value.split(",") if name.strip()]
    return list(dict.fromkeys(name for name in found if name))


def functions(script: Script) -> dict[str, int]:
    """The names of the functions defined, with how many parameters each has."""
    found: dict[str, int] = {}
    for block in script.walk():
        if block.type == "define":
            names = [n for n in str(block.fields.get("parameters", "")).split(",") if n.strip()]
            found.setdefault(str(block.fields.get("name", "")), len(names))
    return found
