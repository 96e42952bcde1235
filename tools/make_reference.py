"""Generates the reference of blocks and the tables of the teacher's guide from the code.

python tools/make_reference.py          writes docs/reference.md and the tables inside the guides
"""

import re
import sys
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path

from codeweek import data
from codeweek.authoring.schema.schema_parts import Writer
from codeweek.authoring.template.scaffold import toolbox_word
from codeweek.blocks.hats import WAITING
from codeweek.blocks.python import BLOCKS, GROUPS
from codeweek.blocks.script import Script
from codeweek.blocks.types import BlockType
from codeweek.blocks.write import program
from codeweek.levels import programs
from codeweek.levels.files.field_reader import Names
from codeweek.levels.files.map_reader import HIDDEN
from codeweek.levels.files.parse import ADULT, FIELDS
from codeweek.levels.files.prediction_fields import PREDICT
from codeweek.levels.level import MODES
from codeweek.packs.planned import CHAPTER
from codeweek.packs.planned import FIELDS as PACK_FIELDS
from codeweek.play import builtin
from codeweek.worlds.kinds import Kind, kinds, look_names

DOCS = Path(__file__).parent.parent / "docs"
TEXT, OTHER = data.text("fr"), data.text("en")
LANGUAGES = {"fr": TEXT, "en": OTHER}
SOUGHT = re.compile(r"(<!-- tableau : (\w+) -->\n).*?(<!-- fin du tableau -->)", re.DOTALL)
HEAD = """# Les blocs et leurs mots

Chaque bloc du jeu, avec ce qui est écrit dessus, ce qu'il fait, comment il s'écrit en Python, comment un
niveau l'offre (rubrique « blocs ») et le chapitre du cours où les enfants le rencontrent. Les mots marchent
avec ou sans accents, et ceux d'une langue sont compris dans l'autre.

Cette page est faite par `tools/make_reference.py` à partir du jeu : ne la changez pas à la main.
"""


def reference() -> str:
    """The whole page."""
    told = tomllib.loads((DOCS / "blocks.toml").read_text(encoding="utf-8"))
    untold = sorted({name for kind in kinds() for name in programs.catalogue_of_kind(kind).types} - {*told})
    if untold:
        sys.exit(f"docs/blocks.toml: no sentence for {', '.join(untold)}")
    parts = [HEAD]
    for kind in kinds().values():
        known = programs.catalogue_of_kind(kind.name)
        names = [*known.called, *(type.name for type in WAITING if known.waits)]
        parts += [f"## {_world(kind)}\n", *_tables(kind.name, _types(kind.name, names), told)]
    python = [block.name for block in BLOCKS]
    parts += ["## Python lui-même\n", "Ces blocs servent au robot comme à la tortue.\n"]
    parts += [*_tables("robot", _types("robot", python), told), "## Plusieurs blocs d'un mot\n", _groups()]
    return "\n".join(parts)


def _types(kind: str, names: list[str]) -> list[BlockType]:
    known = programs.catalogue_of_kind(kind).types
    return [type for type in known.values() if type.name in names]


def _tables(kind: str, types: list[BlockType], told: Mapping[str, str]) -> Iterator[str]:
    """One table for each family of blocks."""
    for category in programs.CATEGORIES:
        rows = [_row(kind, type, told[type.name]) for type in types if type.category == category]
        if rows:
            yield f"### {TEXT(f'category.{category}')}\n"
            yield "| bloc | ce qu'il fait | Python | dans « blocs » | en anglais | chapitre |"
            yield "| --- | --- | --- | --- | --- | --- |"
            yield "\n".join(rows) + "\n"


def _row(kind: str, type: BlockType, told: str) -> str:
    words = data.words()
    label = f'<span class="bloc {type.category}">{_label(type.name, "fr")}</span>'
    asked = "" if type.literal or type.name == "comment" else f"`{toolbox_word(type.name, 'fr', words)}`"
    cells = [label, told, _python(kind, type), asked, _label(type.name, "en"), _chapter(type)]
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"


def _label(name: str, language: str) -> str:
    """The label of a block, its holes as short lines."""
    parts = data.words().label(name, language)
    if name == "if_else":
        parts = (*parts, *data.words().label(name, language, "otherwise"))
    return " ".join(part.words or "…" for part in parts).replace("<", "&lt;").replace(">", "&gt;")


def _python(kind: str, type: BlockType) -> str:
    """A block as a line of Python, in the words of the guide's language."""
    if type.literal:
        return "`3`" if type.name == "number" else "`True`" if type.name == "boolean" else '`"rouge"`'
    known = programs.catalogue_of_kind(kind)
    if type in WAITING:
        return f"`{program(known, Script((known.new(type.name),)), TEXT.language).source.split(chr(10))[0]}`"
    line = known[type.name].python.split("\n")[0]
    line = re.sub(r"\*\{\w+\}", "…", line)
    line = re.sub(r"\{(\w+)\}", lambda found: _hole(type, found[1]), line)
    return f"`{line.replace(f'{type.name}(', f'{known.words.name(type.name, TEXT.language)}(', 1)}`"


def _hole(type: BlockType, name: str) -> str:
    """The default content of a hole."""
    slot, field = type.slot(name), type.field(name)
    if slot is not None:
        if slot.choices:
            return f'"{data.words().choice(slot.kind, str(slot.default), TEXT.language)}"'
        return "…" if slot.default is None else str(slot.default)
    return str(field.default) if field is not None else "…"


def _chapter(type: BlockType) -> str:
    """The first chapter where a level offers the block, or gives it in a program."""
    for number, chapter in enumerate(builtin.pack().chapters, 1):
        if any(type.name in level.toolbox for level in chapter.levels):
            return f"{number} {TEXT.pick(chapter.title)}"
    return ""


def _groups() -> str:
    rows = ["| dans « blocs » | les blocs |", "| --- | --- |"]
    for name, types in GROUPS.items():
        words = data.words().toolbox(name)
        shown = ", ".join(_label(each, "fr") for each in types)
        rows.append(f"| `{words[0] if words else name}` | {shown} |")
    return "\n".join(rows) + "\n"


def tables() -> dict[str, str]:
    """The tables inside the guides, by name."""
    maps = {
        f"carte_{kind.others[0] if kind.others else kind.name}": _keys(
            "map", {**kind.map_fields, **HIDDEN}, kind.name
        )
        for kind in kinds().values()
    }
    return {
        "rubriques": _keys("level", FIELDS),
        "adulte": _keys("adult", ADULT),
        "prevoir": _keys("predict", PREDICT),
        **maps,
        "paquet": _keys("pack", PACK_FIELDS),
        "chapitre": _keys("chapter", CHAPTER),
        "modes": _modes(),
        "buts": "\n".join(_goals(kind) for kind in kinds().values()),
        "decors": _looks(),
    }


def _world(kind: Kind) -> str:
    """A kind of world, as a heading."""
    return TEXT(f"schema.kind.{kind.name}.text")


def _keys(path: str, names: Names, kind: str = "") -> str:
    """Fields: their names in both languages, and what they are for."""
    words = Writer(TEXT, (), kind=kind).words
    rows = ["| rubrique | en anglais | ce qu'elle dit |", "| --- | --- | --- |"]
    for name in names:
        told = (
            TEXT(f"{words(f'{path}.{name}')}.text")
            .replace("|", "\\|")
            .replace("<", "&lt;")
            .replace("*", "\\*")
        )
        rows.append(f"| `{TEXT(words(f'{path}.{name}') + '.key')}` | `{name}` | {told} |")
    return "\n".join(rows)


def _modes() -> str:
    rows = ["| mode | en anglais | ce que fait l'enfant |", "| --- | --- | --- |"]
    rows += [f"| `{TEXT(f'schema.mode.{m}.key')}` | `{m}` | {TEXT(f'schema.mode.{m}.text')} |" for m in MODES]
    return "\n".join(rows)


def _looks() -> str:
    rows = ["| décor | en anglais |", "| --- | --- |"]
    for name, others in look_names(kinds()).items():
        rows.append(f"| {', '.join(f'`{word}`' for word in others or (name,))} | `{name}` |")
    return "\n".join(rows)


def _goals(kind: Kind) -> str:
    words = (f"`{others[0] if others else name}`" for name, others in kind.goal_names.items())
    return f"- {_world(kind)} : {', '.join(words)}"


def filled(guide: str) -> str:
    """A guide with its tables as they are now."""
    known = tables()
    return SOUGHT.sub(lambda found: f"{found[1]}\n{known[found[2]]}\n\n{found[3]}", guide)


def written() -> dict[Path, str]:
    """Every file that is made, with what it should hold."""
    guides = {path: filled(path.read_text(encoding="utf-8")) for path in sorted(DOCS.glob("guide-*.md"))}
    return {DOCS / "reference.md": reference(), **guides}


def main() -> None:
    """Write them."""
    for path, content in written().items():
        path.write_text(content, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
