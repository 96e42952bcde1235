"""Reads tables and words of a stage in a level file, and collects the problems."""

from collections.abc import Mapping, Sequence
from keyword import iskeyword
from typing import Any

from codeweek.blocks.block_vocabulary import nearest, plain
from codeweek.worlds.fields import Names
from codeweek.worlds.robot.grid_reader import GridReader
from codeweek.worlds.robot.state import Cell

LONGEST_NAME = 40
YES, NO = ("true", "yes", "oui", "vrai"), ("false", "no", "non", "faux")


def named(word: Any, names: Names) -> str | None:
    """The name that a word stands for, accents and capitals ignored; None when there is none."""
    wanted = _bare(str(word))
    return next((name for name, others in names.items() if wanted in map(_bare, (name, *others))), None)


def _bare(word: str) -> str:
    return plain(word).replace("-", "_").replace(" ", "_")


def words_of(names: Names) -> list[str]:
    """The words to suggest for some names: the French ones, where there are."""
    return [others[0] if others else name for name, others in names.items()]


class StageReader(GridReader):
    """A stage being read: what was read so far, and the problems found."""

    def choice(self, word: Any, names: Names, where: str) -> str | None:
        """The name that a word stands for; None, and a problem with what is known, when there is none."""
        found = None if isinstance(word, list | dict) else named(word, names)
        if found is None:
            known = words_of(names)
            close = nearest(str(word), [each for name, others in names.items() for each in (name, *others)])
            key = "not_one_of_near" if close else "not_one_of"
            self.problem(key, where, name=str(word)[:60], nearest=close, known=", ".join(known))
        return found

    def table(self, value: Any, names: Names, where: str) -> dict[str, Any]:
        """The fields of a table by their main names; unknown and repeated ones are problems."""
        if not isinstance(value, Mapping):
            self.problem("want_table", where, names=", ".join(words_of(names)))
            return {}
        found: dict[str, Any] = {}
        for word, each in value.items():
            name = named(word, names)
            if name is None:
                close = nearest(str(word), [w for name, others in names.items() for w in (name, *others)])
                key = "unknown_field_near" if close else "unknown_field"
                self.problem(key, f"{where}.{word}", name=str(word)[:60], nearest=close)
            elif name in found:
                self.problem("twice", f"{where}.{word}", name=str(word))
            else:
                found[name] = each
        return found

    def listed(self, value: Any, where: str, form: str) -> Sequence[Any]:
        """A list; a problem, which shows the form, for anything else."""
        if value is None or isinstance(value, list):
            return value or ()
        self.problem("stage_list", where, form=form)
        return ()

    def place(self, name: Any, where: str) -> Cell | None:
        """A cell that is free; None, and a problem, when it is not."""
        cell = self.cell(name, where)
        if cell is not None and self.letters.get(cell) == "#":
            self.problem("cell_in_wall", where, cell=str(name))
            return None
        return cell

    def flag(self, value: Any, where: str) -> bool:
        """Whether a field says yes."""
        word = plain(str(value))
        if word not in (*YES, *NO):
            self.problem("want_boolean", where)
        return word in YES

    def told(self, value: Any, where: str) -> str | Mapping[str, str]:
        """A text, or one for each language."""
        if isinstance(value, Mapping) and all(isinstance(word, str) for word in value.values()):
            return {str(code): word for code, word in value.items()}
        if isinstance(value, list | Mapping):
            self.problem("want_text", where)
            return ""
        return "" if value is None else str(value)


def is_name(word: Any) -> bool:
    """Whether a word can be a name in a program."""
    if not isinstance(word, str) or word.startswith("_") or len(word) > LONGEST_NAME:
        return False
    return word.isidentifier() and not iskeyword(word)
