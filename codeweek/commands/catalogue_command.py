"""The command `catalogue`: a static site of all packs in a folder, each proved, and of the game."""

import shutil
from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from posixpath import dirname
from urllib.parse import quote

import click

from codeweek import __version__, data
from codeweek.commands.pack_command import Made, made
from codeweek.levels.files.file_name import free, stem_of
from codeweek.levels.level import Translated
from codeweek.packs.archive import unzip
from codeweek.packs.catalogue_page import STYLE
from codeweek.packs.load import Contents, contents, is_zip, zip_bytes
from codeweek.packs.pack import Pack
from codeweek.packs.planned import LEVEL_ENDS, PACK_FILES
from codeweek.saving import save
from codeweek.text import Text

POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
GAME = "jeu"  # the folder of the game beside the page
PICTURES = 3  # of a pack
AGES = {name: age for age, name in enumerate(("CP", "CE1", "CE2", "CM1", "CM2", "6e", "5e", "4e", "3e"), 6)}


@dataclass(frozen=True)
class Shown:
    """A pack of the page: its zip and the page of its levels, as addresses from this one."""

    pack: Pack
    zip: str
    size: int  # bytes of the zip
    page: str
    pictures: Mapping[str, bytes]  # a PNG of each level, by its id


def showcase(shown: Sequence[Shown], game: bool, text: Text) -> str:
    """The page in a language; `game`: whether it lies beside the page, in the folder of that name."""
    title = escape(text("packing.shelf.title"))
    style = (data.inside(STYLE) or b"").decode("utf-8")
    cards = "".join(_card(each, game, text) for each in shown)
    notes = "".join(f"<li>{escape(text(f'packing.shelf.{name}'))}</li>\n" for name in _notes(game))
    return (
        f'<!doctype html>\n<html lang="{text.language}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>\n{style}</style>\n</head>\n<body>\n"
        f"<header>\n<h1>{title}</h1>\n<p>{escape(text('packing.shelf.about', n=len(shown)))}</p>\n</header>\n"
        f'<main class="shelf">\n{cards}</main>\n<aside><ul>\n{notes}</ul></aside>\n'
        f"<footer><p>{escape(text('packing.page.made', version=__version__))}</p></footer>\n"
        "</body>\n</html>\n"
    )


def _notes(game: bool) -> tuple[str, ...]:
    return ("in_page", "in_window", "proved") if game else ("in_window", "proved")


def _card(shown: Shown, game: bool, text: Text) -> str:
    """A pack: pictures, title, facts, what its chapters are about, and what can be done with it."""
    pack = shown.pack
    chosen = _spread([shown.pictures[level.id] for level in pack.levels if level.id in shown.pictures])
    images = "".join(
        f'<img alt="" src="data:image/png;base64,{b64encode(each).decode()}">' for each in chosen
    )
    facts = "".join(f"<li>{escape(fact)}</li>" for fact in _facts(pack, text) if fact)
    chapters = "".join(f"<li>{_chapter(chapter.title, chapter.idea, text)}</li>" for chapter in pack.chapters)
    return (
        f'<article class="pack">\n<div class="pictures">{images}</div>\n<h2>{_said(pack.title, text)}</h2>\n'
        f'<ul class="facts">{facts}</ul>\n<ul class="ideas">{chapters}</ul>\n'
        f'<p class="acts">{_acts(shown, game, text)}</p>\n</article>\n'
    )


def _spread(pictures: Sequence[bytes]) -> list[bytes]:
    """The first picture, the last one and some between: a pack changes on its way."""
    last = len(pictures) - 1
    places = {round(last * step / (PICTURES - 1)) for step in range(PICTURES)} if pictures else set()
    return [pictures[place] for place in sorted(places)]


def _facts(pack: Pack, text: Text) -> Iterable[str]:
    author = text("packing.page.author", author=pack.author) if pack.author else ""
    version = text("packing.page.version", version=pack.version) if pack.version else ""
    return text("packing.page.levels", n=len(pack.levels)), _ages(pack, text), author, version, pack.licence


def _ages(pack: Pack, text: Text) -> str:
    """The classes of a pack, or of its levels, with the ages of their children."""
    named = pack.classes or tuple(level.grade for level in pack.levels)
    classes = sorted({name for name in named if name in AGES}, key=lambda name: AGES[name])
    if not classes:
        return ", ".join(pack.classes)
    told = (
        classes[0] if len(classes) == 1 else text("packing.shelf.classes", first=classes[0], last=classes[-1])
    )
    return text("packing.shelf.ages", classes=told, least=AGES[classes[0]], most=AGES[classes[-1]] + 1)


def _chapter(title: Translated, idea: Translated, text: Text) -> str:
    head, told = _said(title, text), _said(idea, text)
    return text("packing.shelf.chapter", title=f"<strong>{head}</strong>", idea=told) if told else head


def _acts(shown: Shown, game: bool, text: Text) -> str:
    size = text("packing.shelf.get", size=max(1, round(shown.size / 1000)))
    links = [(shown.page, text("packing.shelf.look"), ""), (shown.zip, size, " download")]
    if game:
        there = quote(f"../{shown.zip}", safe="")  # as the game sees it
        links.insert(0, (f"{GAME}/index.html#/add/{there}", text("packing.shelf.add"), ' class="add"'))
    return " ".join(f'<a href="{escape(to)}"{how}>{escape(words)}</a>' for to, words, how in links)


def _said(words: Translated, text: Text) -> str:
    return escape(text.pick(words))


PACKS, PAGE = "packs", "index.html"


def catalogue(folder: Path, out: Path, text: Text) -> int:
    """Write the catalogue of a folder of packs; 1 when a pack was left out, or nothing could be written."""
    try:
        sources = [*_packs(folder)]
    except OSError:
        return _told("cli.no_file", text, file=folder)
    found = [(source, made(_contents(source), text)) for source in sources]
    kept = [(source, each) for source, each in found if each]
    for source, _none in (pair for pair in found if not pair[1]):
        _told("packing.cli.left_out", text, file=source)
    if not kept:
        return _told("packing.cli.no_pack", text, file=folder)
    try:
        _write(kept, out, text)
    except OSError:
        return _told("packing.cli.no_write", text, file=out)
    click.echo(text("packing.cli.done_catalogue", file=out / PAGE, n=len(kept)))
    return 0 if len(kept) == len(found) else 1


def _told(key: str, text: Text, **slots: object) -> int:
    click.echo(text(key, **slots), err=True)
    return 1


def _packs(folder: Path) -> Iterator[Path]:
    """The zips in a folder, and its folders that hold levels. Raises OSError."""
    for path in sorted(folder.iterdir()):
        if is_zip(path) or (path.is_dir() and any(file.suffix in LEVEL_ENDS for file in path.rglob("*"))):
            yield path


def _contents(source: Path) -> Contents:
    """The files of a pack; those of a zip as if it had been unpacked, without a folder around them all."""
    if not is_zip(source):
        return contents(source)
    files, problems = unzip(zip_bytes(source))
    heads = [name for name in files if name.rpartition("/")[2] in PACK_FILES]
    around = dirname(min(heads, key=lambda name: name.count("/"), default=""))
    inside = f"{around}/" if around else ""
    texts = {
        name.removeprefix(inside): words.encode() for name, words in files.items() if name.startswith(inside)
    }
    return Contents(source, texts, problems)


def _write(kept: list[tuple[Path, Made]], out: Path, text: Text) -> None:
    """The page, the zip and the levels of each pack, and the game beside them. Raises OSError."""
    (out / PACKS).mkdir(parents=True, exist_ok=True)
    shown: list[Shown] = []
    for source, each in kept:
        stem = free(stem_of(source.stem, PACKS[:-1]), {Path(one.zip).stem for one in shown})
        shown.append(
            Shown(each.pack, f"{PACKS}/{stem}.zip", len(each.zip), f"{PACKS}/{stem}.html", each.pictures)
        )
        save(out / shown[-1].zip, each.zip)
        save(out / shown[-1].page, each.html)
    save(out / PAGE, showcase(shown, _game_laid(out, text), text).encode("utf-8", "replace"))


def _game_laid(out: Path, text: Text) -> bool:
    """Copy the page of the game beside the catalogue; False where none was built."""
    if not (data.web() / "index.html").is_file():
        click.echo(text("packing.cli.no_game"), err=True)
        return False
    shutil.copytree(data.web(), out / GAME, dirs_exist_ok=True)
    return True
