"""The name of a level file: Notepad adds `.txt`, which Windows does not show."""

ENDS = (".yaml", ".yml")
HIDDEN = ".txt"
CHOSEN = (*ENDS, HIDDEN)  # what a chooser of level files shows


def is_level(name: str) -> bool:
    """Whether a file of a folder or a zip is meant to be read: others may be notes to the reader."""
    return name.lower().removesuffix(HIDDEN).endswith(ENDS)


def right_name(name: str) -> str:
    """The name that a level file should have."""
    whole = name[: -len(HIDDEN)] if name.lower().endswith(HIDDEN) else name
    return whole if whole.lower().endswith(ENDS) else f"{whole}{ENDS[0]}"
