"""The commands `new`, which writes a new level or pack, and `schema`, which writes the JSON Schemas."""

from collections.abc import Mapping
from pathlib import Path

import click

from codeweek import data
from codeweek.authoring.schema import schema_text as write
from codeweek.authoring.template import scaffold
from codeweek.authoring.template.scaffold import LEVEL_SCHEMA, PACK_SCHEMA, LevelOptions
from codeweek.commands.ask_command import NotMeantError, Talk
from codeweek.levels.files.file_name import stem_of
from codeweek.levels.programs import best
from codeweek.packs.load import of_texts
from codeweek.text import Text


def schema_text(file: str, text: Text) -> str:
    """The schema of a sort of file: level, pack, story."""
    return write.schema_text(file, text, tuple(data.text(code) for code in data.languages()))


FOLDER = "01"  # the number that puts the chapter in its place


def wanted(given: Mapping[str, str | None], pack: bool, ask: bool, text: Text) -> int:
    """Write what options and answers ask for; 2 when they are invalid."""
    talk = Talk(given, ask, text)
    try:
        if ask:
            click.echo(text("new.opening"))
            pack = pack or talk.pack()
        wish = talk.wish(pack)
        return new(talk.path(wish, pack), pack, wish, text)
    except NotMeantError as why:
        click.echo(why, err=True)
        return 2


def new(path: Path, pack: bool, wish: LevelOptions, text: Text) -> int:
    """Write a level file or a pack folder; 1 when that is not possible without overwriting."""
    files = _pack(wish, text) if pack else _level(wish, path.name, text)
    if not files:
        click.echo(text("new.no_way", name=_first_block(wish)), err=True)
        return 1
    if pack:
        files = {f"{path.name}/{name}": content for name, content in files.items()}
    try:
        if path.exists():
            click.echo(text("new.exists", file=path), err=True)
            return 1
    except OSError:  # a name that is too long
        click.echo(text("new.no_write", file=path), err=True)
        return 1
    return _written(path, files, text)


def _level(wish: LevelOptions, name: str, text: Text) -> dict[str, str]:
    level = _level_text(wish, LEVEL_SCHEMA, text)
    return {name: level, LEVEL_SCHEMA: schema_text("level", text)} if level else {}


def _pack(wish: LevelOptions, text: Text) -> dict[str, str]:
    """The files of a fresh pack by their names in it; none when its blocks move nothing."""
    folder = f"{FOLDER}-{stem_of(text('new.text.chapter'))}"
    files = {"pack.yaml": scaffold.pack_text(wish, folder, text)}
    for number, level in enumerate(scaffold.levels_of_pack(wish, text), 1):
        written = _level_text(level, f"../{LEVEL_SCHEMA}", text)
        if not written:
            return {}
        files[f"{folder}/{number:02}-{stem_of(level.title)}.yaml"] = written
    return {**files, LEVEL_SCHEMA: schema_text("level", text), PACK_SCHEMA: schema_text("pack", text)}


def _level_text(wish: LevelOptions, schema: str, text: Text) -> str:
    """A level whose limit is what its solution takes."""
    made = scaffold.sample_of(wish, data.words())
    if made is None:
        return ""

    def written(limit: int | None) -> str:
        return scaffold.level_text(wish, made, limit, text, data.words(), schema)

    levels = of_texts({"level.yaml": written(None)}).levels
    return written(best(levels[0]) if levels else None)


def _first_block(wish: LevelOptions) -> str:
    return data.words().name(scaffold.usual_blocks(wish.kind)[0], wish.language)


def _written(path: Path, files: Mapping[str, str], text: Text) -> int:
    """Write the files that are not there yet; an existing schema is left."""
    for name, content in files.items():
        place = path.parent / name
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
            with place.open("x", encoding="utf-8", newline="\n") as file:
                file.write(content)
        except OSError:
            if place.is_file() and place != path:
                continue
            click.echo(text("new.no_write", file=place), err=True)
            return 1
    click.echo(text("new.written", file=path))
    click.echo(text("new.next"))
    for command in ("check", "play"):
        click.echo(f"  codeweek {command} {_quoted(path)}")
    return 0


def _quoted(path: Path) -> str:
    return f'"{path}"' if " " in str(path) else str(path)
