"""The command `pack`: checks a folder of levels and writes a zip, with manifest and catalogue."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import click

from codeweek.commands.draw_command import picture
from codeweek.commands.searching import code, kept, known, searched
from codeweek.packs.archive import zipped
from codeweek.packs.catalogue_page import catalogue_page
from codeweek.packs.load import Contents, contents, is_zip, pack_of, placed
from codeweek.packs.manifest import MANIFEST
from codeweek.packs.manifest_text import manifest
from codeweek.packs.pack import Pack
from codeweek.packs.proofs import FILE, write
from codeweek.report.facts import report
from codeweek.report.where import where
from codeweek.saving import save
from codeweek.text import Text

CATALOGUE = "catalogue.html"


def pack(folder: Path, out: Path | None, page: Path | None, text: Text) -> int:
    """Check a pack and write its zip and catalogue; 1 when it has errors."""
    if is_zip(folder):
        return _refused("packing.cli.no_zip", folder, text)
    try:
        found = contents(folder)
    except OSError:
        return _refused("cli.no_file", folder, text)
    done = made(found, text)
    if done is None:
        click.echo(text("packing.cli.stopped"), err=True)
        return 1
    out = out or Path(f"{folder.resolve().stem}.zip")
    for path, content, key in ((out, done.zip, "done"), (page, done.html, "done_page")):
        if path is None:
            continue
        try:
            save(path, content)
        except OSError:
            return _refused("packing.cli.no_write", path, text)
        click.echo(text(f"packing.cli.{key}", file=path, n=len(done.pack.levels)))
    return 0


@dataclass(frozen=True)
class Made:
    """A pack to hand over: its zip, the page of its levels, a PNG of each level by its id."""

    pack: Pack
    zip: bytes
    html: bytes
    pictures: Mapping[str, bytes]


def made(found: Contents, text: Text) -> Made | None:
    """A pack proved and packed; None, with what is wrong told, when it has errors."""
    proofs = _proved(placed(pack_of(found), found.root), text)
    if proofs is None:
        return None
    found = replace(found, files={**found.files, FILE: proofs.encode("utf-8")})
    whole = pack_of(found)
    if not whole.author:
        click.echo(f"{text('cli.warning')}: {text('packing.cli.no_author')}", err=True)
    pictures = _pictures(whole)
    html = catalogue_page(whole, pictures, text).encode("utf-8", "replace")
    return Made(whole, _zip(found, whole, html), html, pictures)


def _refused(key: str, file: Path, text: Text) -> int:
    click.echo(text(key, file=file), err=True)
    return 1


def _proved(found: Pack, text: Text) -> str | None:
    """The proofs of a pack for its zip; None when errors must be fixed first."""
    mark = code()
    proofs = known(found)
    proofs |= searched([level for level in found.levels if level.file not in proofs], None, text)
    told = report(found, proofs, text)
    for problem in told.told:
        click.echo(where(problem, text))
    return None if told.bad else write(kept(found, proofs, mark))


def _zip(found: Contents, whole: Pack, html: bytes) -> bytes:
    files = {name: content for name, content in found.files.items() if name != MANIFEST}
    return zipped({**files, MANIFEST: manifest(whole, files).encode("utf-8"), CATALOGUE: html})


def _pictures(whole: Pack) -> dict[str, bytes]:
    """The start of each level as a PNG, by its id."""
    return {level.id: picture(level) for level in whole.levels}
