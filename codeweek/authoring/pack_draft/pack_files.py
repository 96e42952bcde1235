"""The files of a pack being made: a new one, one that was given, and the zip to give."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from codeweek import data
from codeweek.authoring.draft import dump
from codeweek.authoring.pack_draft.pack_outline import Chapter, Files, Outline, outline, title_of, written
from codeweek.levels.files.file_name import free, is_level, right_name
from codeweek.levels.files.parse import level_id
from codeweek.packs.archive import zipped
from codeweek.packs.load import of_texts
from codeweek.packs.manifest import MANIFEST
from codeweek.packs.manifest_text import manifest
from codeweek.packs.pack import is_safe
from codeweek.packs.planned import FIELDS, PACK_FILES, base, head_of, is_played, natural

HEAD = PACK_FILES[0]
LICENCES = ("CC BY 4.0", "CC BY-SA 4.0", "CC BY-NC 4.0", "CC0 1.0")


@dataclass(frozen=True)
class Taken:
    """A pack that was given; `added`: its levels that were in no chapter and are in one now."""

    files: Files
    added: tuple[str, ...] = ()


def new(title: str, language: str) -> Files:
    """A pack with one chapter, and no level yet."""
    french, say = language == "fr", data.text(language)

    told = {
        "title": title.strip() or say("pack_draft.new"),
        "licence": LICENCES[0],
        "language": language,
        "version": "1",
    }
    others = {name: FIELDS[name][0] for name in ("title", "language")} if french else {}
    tree = {others.get(name, name): value for name, value in told.items()}
    text = "".join(f"{line}\n" for name, value in tree.items() for line in dump.entry(name, value, 0))
    return written({HEAD: text}, Outline(tree, (fresh_chapter(1, language, french, ()),)))


def fresh_chapter(number: int, language: str, french: bool, folders: Iterable[str]) -> Chapter:
    """A chapter without levels, in a folder that no other one has."""
    say = data.text(language)
    names = ("dossier", "titre") if french else ("folder", "title")
    stem = free(f"{number:02}-{say('pack_draft.folder')}", tuple(folders))
    return Chapter(dict(zip(names, (stem, say("pack_draft.chapter", number=number)), strict=True)))


def taken(files: Files, language: str, title: str = "") -> Taken:
    """Files of a folder or a zip as a draft: `pack.yaml` at the top, and every level in a chapter."""
    safe = [name for name in files if base(name) != MANIFEST and is_safe(name)]
    found = {right_name(name) if is_level(name) else name: files[name] for name in safe}
    head = head_of(found)
    if head is None:
        levels = natural(filter(is_played, found))
        title = title or (title_of(found[levels[0]], language) if levels else "")
        return Taken(_gathered({**new(title, language), **found}, levels, language).files)
    root = head.removesuffix(base(head))
    own = sorted(
        found, key=lambda name: name.startswith(root)
    )  # where two get one name, the pack's own stays
    found = {name.removeprefix(root): found[name] for name in own}
    told = outline(found)
    played = set(told.levels if told else ())
    return _gathered(
        found, natural(name for name in found if is_played(name) and name not in played), language
    )


def _gathered(files: Files, lone: Iterable[str], language: str) -> Taken:
    """The same files, with some levels at the end of the last chapter."""
    told, found, added = outline(files), dict(files), list[str]()
    if told is None:
        return Taken(files)
    chapters = told.chapters or (fresh_chapter(1, language, told.french, ()),)
    for name in lone:
        ids = {level_id(each) for each in found if each != name and is_played(each)}
        if "/" not in name or level_id(name) in ids:
            text = found.pop(name)
            stem = free(base(name).rpartition(".")[0], [each.rpartition("/")[2] for each in ids])
            added.append(f"{chapters[-1].folder}/{stem}.yaml")
            found[added[-1]] = text
        else:
            added.append(name)
    if not added:
        return Taken(files)
    last = replace(chapters[-1], levels=(*chapters[-1].levels, *added))
    return Taken(written(found, replace(told, chapters=(*chapters[:-1], last))), tuple(added))


def given(files: Files) -> bytes:
    """The zip to give: what is in it, and a manifest."""
    whole = of_texts(files)
    content = {name: text.encode("utf-8") for name, text in files.items()}
    return zipped({**content, MANIFEST: manifest(whole, content).encode("utf-8")})
