"""Reads a level or a pack of the person's own, keeps it, and tells an adult what cannot be read of it."""

from pathlib import Path

from codeweek.desktop.app import App
from codeweek.desktop.pages.problems import open_left_out, open_said
from codeweek.desktop.storage.pack_library import MOST
from codeweek.packs.file_mending import is_mend
from codeweek.packs.load import load_pack, portable
from codeweek.packs.pack import Pack
from codeweek.progress.course import key_of


def add(app: App, path: str) -> None:
    """Keep a pack for later, and tell how it went."""
    there = app.library.keys
    pack, refused = read(app, path, keep=True)
    if tell(app, pack, refused):
        return
    said = "packs.newer" if key_of(pack) in there else "packs.added"
    open_said(app, app.text(said, title=app.text.pick(pack.title)), app.text("packs.about"))


def read(app: App, path: str, keep: bool) -> tuple[Pack, str]:
    """A pack, and why it is not kept if it was to be; a chapter or a level of a pack is no pack to keep."""
    try:
        pack = load_pack(Path(path))
        content = portable(Path(path)) if keep and pack.levels else None
    except OSError:
        return Pack(), ""
    refused = "" if content is None else app.library.keep(pack, content)
    return pack, refused and app.text(refused, n=MOST)


def tell(app: App, pack: Pack, head: str) -> bool:
    """Whether there was something to tell of a pack that was opened."""
    from codeweek.authoring.validate import doubts  # brings the search with it

    broken = [problem for problem in pack.problems if problem.severity == "error"]
    slips = [problem for problem in pack.problems if is_mend(problem)]
    lost = [*doubts(pack.levels)]
    if not (broken or slips or lost or head) and pack.levels:
        return False
    open_left_out(app, pack, [*broken, *slips, *lost], head)
    return True
