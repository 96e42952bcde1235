"""The command `catalogue`: a static site of all packs in a folder, each proved, and of the game."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from posixpath import dirname

import click

from codeweek import data
from codeweek.commands.pack import Made, made
from codeweek.commands.showcase import GAME, Shown, showcase
from codeweek.levels.files.file_name import free, stem_of
from codeweek.packs.archive import unzip
from codeweek.packs.load import Contents, contents, is_zip, zip_bytes
from codeweek.packs.planned import LEVEL_ENDS, PACK_FILES
from codeweek.saving import save
from codeweek.text import Text

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
