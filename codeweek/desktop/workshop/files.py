"""Level files on the disk: read as they are, saved whole or not at all."""

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from codeweek import saving
from codeweek.authoring.draft.draft_view import USUAL_LOOK
from codeweek.desktop.storage.file_search import found, usual_places
from codeweek.desktop.storage.store import made_here
from codeweek.diagnostic import Diagnostic
from codeweek.levels.files.file_name import CHOSEN, END, free, stem_of
from codeweek.packs.archive import MOST_BYTES
from codeweek.packs.file_mending import copy_of, to_edit
from codeweek.packs.load import of_texts
from codeweek.packs.planned import PACK_FILES
from codeweek.packs.story.story_parser import STORY_FILES


def read(path: Path) -> str | None:
    """The text of a file, line ends included; None when it is no text, or too long for a level."""
    try:
        content = saving.content(path, MOST_BYTES)
        return content.decode("utf-8") if len(content) <= MOST_BYTES else None
    except (OSError, UnicodeDecodeError):
        return None


@dataclass(frozen=True)
class Opened:
    """A file as it was meant, where it goes, and whether it was mended for that."""

    text: str
    path: Path
    mended: bool = False


def opened(path: Path) -> Opened | Diagnostic:
    """A level file, its slips mended; why not when it is no text."""
    try:
        mended_file = to_edit(path.name, saving.content(path, MOST_BYTES))
    except OSError:
        return Diagnostic("workshop.not_text_why")
    if mended_file.text is None:
        return mended_file.told[0]
    plain = None if mended_file.changed else read(path)
    text = mended_file.text if plain is None else plain
    return Opened(text, path.with_name(mended_file.name), mended_file.changed)


def keep_copy(path: Path) -> None:
    """Keep what a file was beside it; the disk may refuse, as it may refuse the file itself."""
    with suppress(OSError):
        saving.save(copy_of(path), saving.content(path, MOST_BYTES))


def save(path: Path, text: str) -> bool:
    """Write a file in one go; False when the disk refuses."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        saving.save(path, text.encode("utf-8"))
    except (OSError, UnicodeEncodeError):
        return False
    return True


def new_path(title: str, folder: Path | None = None) -> Path:
    """Where a new level goes: named after its title, beside no other of that name."""
    folder = folder or made_here()
    taken = {path.stem.lower() for path in folder.glob("*") if path.suffix.lower() == END}
    return folder / f"{free(stem_of(title), taken)}{END}"


def look_of(path: Path, text: str) -> str:
    """The look of the chapter that a file belongs to, when it is in the folder of a pack."""
    for folder in path.resolve().parents[:2]:
        name = path.resolve().relative_to(folder).as_posix()
        for head in PACK_FILES:
            if pack := read(folder / head) if (folder / head).is_file() else None:
                levels = of_texts({head: pack, name: text}).levels
                return levels[0].look if levels and levels[0].look else USUAL_LOOK
    return USUAL_LOOK


def levels(folder: Path | None = None) -> tuple[Path, ...]:
    """Level files of a folder, else of the places where people put files, the newest first."""
    around = found((folder,) if folder else (Path.cwd(), *usual_places()))
    return tuple(
        path for path in around if path.suffix.lower() in CHOSEN and path.name not in PACK_FILES + STORY_FILES
    )
