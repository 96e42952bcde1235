"""The command `check`: the report on levels as text, JSON or an HTML page."""

import base64
import json
from collections.abc import Iterator
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from pathlib import Path

import click

from codeweek.commands.draw_command import picture
from codeweek.commands.level_files import pack_at
from codeweek.commands.searching import code, kept, known, searched
from codeweek.levels.level import Level
from codeweek.packs.file_mending import read_as_mended
from codeweek.packs.planned import PACK_FILES
from codeweek.packs.proofs import FILE, Proofs, write
from codeweek.report.facts import Report, report
from codeweek.report.report_json import to_json
from codeweek.report.report_page import page
from codeweek.report.told import lines
from codeweek.saving import save
from codeweek.text import Text

STOPPED = 130  # exit status of an interrupted command
MOST_PICTURES = 4  # pictures of one level: its first maps


@dataclass(frozen=True)
class CheckOptions:
    """How to check levels; `fresh`: ignore earlier proofs; `save`: store the proofs."""

    json: bool = False
    page: Path | None = None
    jobs: int | None = None
    fresh: bool = False
    save: bool = False


def check(path: Path, wish: CheckOptions, text: Text) -> int:
    """Report on every level of a file, folder or zip; 1 when one has something to fix."""
    pack = pack_at(path, text)
    if pack is None:
        return 1
    mark = code()  # the hash of the running code, even if files change meanwhile
    proofs = {} if wish.fresh else known(pack)
    left = [level for level in pack.levels if level.file not in proofs]
    try:
        proofs |= searched(left, wish.jobs, text)
    except (KeyboardInterrupt, BrokenProcessPool):  # interrupted, or a worker was killed
        click.echo(text("report.stopped"), err=True)
        return STOPPED
    found = report(pack, proofs, text)
    if wish.json:
        click.echo(json.dumps(to_json(found, text), ensure_ascii=False, indent=1))
    else:
        for line in lines(found, text):
            click.echo(line)
    for file in read_as_mended(pack.problems):
        click.echo(text("mend.read_as", file=file), err=True)
    ended = [*_saved(path, kept(pack, proofs, mark), wish, text), *_paged(found, wish, text)]
    if left and not wish.save and not wish.fresh and (path / PACK_FILES[0]).is_file():
        click.echo(text("report.from_cache", n=len(left)), err=True)
    return 1 if found.bad or not all(ended) else 0


def _saved(path: Path, proofs: Proofs, wish: CheckOptions, text: Text) -> Iterator[bool]:
    """Store the proofs beside the `pack.yaml` of a whole pack."""
    if wish.save and not (path / PACK_FILES[0]).is_file():
        click.echo(text("report.not_saved"), err=True)
        yield False
    elif wish.save:
        yield _written(path / FILE, write(proofs), "report.saved", text)


def _paged(found: Report, wish: CheckOptions, text: Text) -> Iterator[bool]:
    if wish.page is not None:
        pictures = {facts.level.file: [*_pictures(facts.level)] for facts in found.levels}
        yield _written(wish.page, page(found, pictures, text), "report.written", text)


def _written(out: Path, content: str, told: str, text: Text) -> bool:
    try:
        save(out, content.encode("utf-8", "replace"))
    except OSError:
        click.echo(text("report.no_write", file=out), err=True)
        return False
    click.echo(text(told, file=out), err=True)
    return True


def _pictures(level: Level) -> Iterator[str]:
    """The maps of a level as images embedded in the page."""
    for map in range(len(level.maps[:MOST_PICTURES])):
        yield f"data:image/png;base64,{base64.b64encode(picture(level, map)).decode()}"
