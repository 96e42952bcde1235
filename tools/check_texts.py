"""Checks that every sentence exists in each language, with the same slots and without forbidden words.

python tools/check_texts.py        prints what is missing; exit status 1 when something is
python tools/check_texts.py es     prints what Spanish does not say yet: English does meanwhile
"""

import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import make_voices

from codeweek import data
from codeweek.authoring import readability
from codeweek.blocks.block_vocabulary import plain
from codeweek.levels.programs import catalogue_of_kind
from codeweek.worlds.kinds import kinds

CODE = Path(__file__).parent.parent / "codeweek"
# Files and tables that speak to adults; "adult" anywhere in a key does too.
ADULT = (
    "cli",
    "new",
    "schema",
    "watch",
    "room.after",
    "room.server",
    "room.town",
    "level",
    "pack",
    "chooser",
    "pack_draft",
    "packing",
    "packs",
    "evaluation",
    "hour",
    "mend",
    "prove",
    "report",
    "meta",
    "room.window",
    "web_workshop",
    "workshop",
    "draft.live",
    "ui.start.wrong_library",
    "room.board",
    "ui.file",
    "ui.guides",
    "ui.profiles.hour",
    "ui.problem",
)
FILES = (".toml", ".css", ".py", ".json", ".yaml", ".yml", ".pickle", ".svg", ".wav", ".db", ".lock", ".zip")
VALUES = ("editor.false",)  # a value of the language, not a judgement


def problems() -> Iterator[str]:
    """All problems, one sentence each."""
    languages = data.languages()
    leaves = {code: dict(_leaves(data.text(code).messages)) for code in languages}
    first = leaves[languages[0]]
    for code in languages:
        if code in data.WHOLE:
            yield from lacking(code)
        yield from (
            f"{languages[0]}: missing {key} (it is in {code})" for key in leaves[code] if key not in first
        )
        yield from (
            f"{code}: empty {key}"
            for key, words in leaves[code].items()
            if isinstance(words, str) and not words
        )
        yield from _slots(code, first, leaves[code])
        yield from _voice(code, leaves[code])
    yield from _blocks()
    yield from _used(first)


def lacking(code: str) -> Iterator[str]:
    """The sentences that a language lacks, one line each."""
    first, own = (dict(_leaves(data.text(each).messages)) for each in (data.WHOLE[-1], code))
    yield from (f"{code}: missing {key}" for key in first if key not in own)


def _leaves(table: Mapping[str, Any], path: str = "") -> Iterator[tuple[str, Any]]:
    for key, value in table.items():
        here = f"{path}.{key}" if path else key
        if isinstance(value, Mapping):
            yield from _leaves(value, here)
        else:
            yield here, value


def _named(words: Any) -> set[str]:
    return set(re.findall(r"\{(\w+)\}", words)) if isinstance(words, str) else set()


def _slots(code: str, first: Mapping[str, Any], other: Mapping[str, Any]) -> Iterator[str]:
    """Problems of slots: a translation must use the same ones; a singular may say « un » for {n}."""
    for key, words in other.items():
        missing = _named(first.get(key, "")) ^ _named(words)
        if missing - {"n"} or (missing and not key.endswith(".one")):
            yield f"{code}: {key} has other slots: {', '.join(sorted(missing))}"


def _voice(code: str, leaves: Mapping[str, Any]) -> Iterator[str]:
    """Problems of voice: a child is addressed as tu and never blamed, an adult as vous."""
    for key, said in leaves.items():
        if not isinstance(said, str) or key in VALUES:
            continue
        adult = f"{key}.".startswith(tuple(f"{name}." for name in ADULT)) or "adult" in key.split(".")
        for word in readability.unfit(said, data.text(code), adult):
            yield f"{code}: {key} says « {word} » to {'an adult' if adult else 'a child'}"


def _blocks() -> Iterator[str]:
    """Problems of block labels: one in each language, and no word for two blocks of one world."""
    for kind in kinds():
        known = catalogue_of_kind(kind)
        for code in data.WHOLE:
            table = data.text(code).messages["blocks"]
            yield from (
                f"{code}: no label for block {name}"
                for name in known.types
                if "label" not in table.get(name, {})
            )
            yield from (
                f"{code}: no words for block {name}"
                for name in known.called
                if not table.get(name, {}).get("words")
            )
        meant: dict[str, str] = {}
        for name in sorted(known.called):
            for word in {plain(word) for word in (name, *known.words.names(name), *known.words.forms(name))}:
                if meant.setdefault(word, name) != name:
                    yield f"{kind}: « {word} » means both {meant[word]} and {name}"


def _used(leaves: Mapping[str, Any]) -> Iterator[str]:
    """Problems of keys used in the code: each must exist."""
    tops = {key.split(".")[0] for key in leaves}
    parents = {key.rpartition(".")[0] for key in leaves} | set(leaves)
    parents |= {parent.rpartition(".")[0] for parent in parents}
    for path in sorted(CODE.rglob("*.py")):
        for key in re.findall(r'"([a-z_]+(?:\.[a-z_0-9]+)+)"', path.read_text(encoding="utf-8")):
            if key.split(".")[0] in tops and key not in parents and not key.endswith(FILES):
                yield f"{path.relative_to(CODE.parent)}: no sentence for {key}"


def aloud() -> Iterator[str]:
    """Warnings: what the computer's own voice reads, if it has one, until its clips are made."""
    for code in make_voices.LANGUAGES:
        if wrong := list(make_voices.problems(code)):
            yield f"warning: {len(wrong)} clips of {code} are missing or left over: make voices ({wrong[0]})"


def main() -> int:
    """Print the problems, or the sentences that the given languages lack."""
    if sys.argv[1:]:
        print("\n".join(line for code in sys.argv[1:] for line in lacking(code)))
        return 0
    found = list(problems())
    for problem in found:
        print(problem)
    for code in (code for code in data.languages() if code not in data.WHOLE):
        print(f"{code}: {len([*lacking(code)])} sentences are said in English (tools/check_texts.py {code})")
    for line in aloud():
        print(line)
    print(f"{len(found)} problems" if found else "texts complete")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
