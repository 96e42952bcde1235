"""Offsets in a YAML text: the ends of values and lines."""

from codeweek.levels.files.yaml_nodes import Node

Part = tuple[int, int, str]  # (start, end, text): a replacement


def is_flow(text: str, node: Node) -> bool:
    """Whether a list or a table is written between brackets."""
    return text[node.start : node.start + 1] in ("[", "{")


def end_of(text: str, node: Node) -> int:
    """The offset just after a value; of a text under `|`, after its last line that says something."""
    if isinstance(node.value, list | dict):
        inside = node.value.values() if isinstance(node.value, dict) else node.value
        last = max((end_of(text, each) for each in inside), default=node.start + 1)
        return _closed(text, last) if is_flow(text, node) else last
    return _said(text, node) if node.block else node.end


def _closed(text: str, at: int) -> int:
    """After the bracket that closes a list whose last entry ends at an offset."""
    while at < len(text) and text[at] not in "]}":
        at = line_end(text, at) if text[at] == "#" else at + 1
    return at + 1


def _said(text: str, node: Node) -> int:
    end = node.end
    while end > node.start and not text[text.rfind("\n", 0, end) + 1 : end].strip():
        end = text.rfind("\n", 0, end)
    return end - 1 if text[end - 1 : end] == "\r" else end


def line_start(text: str, at: int) -> int:
    """The offset of the first letter of a line."""
    return text.rfind("\n", 0, at) + 1


def line_end(text: str, at: int) -> int:
    """The offset just after the last letter of a line."""
    end = text.find("\n", at)
    end = len(text) if end < 0 else end
    return end - 1 if end > at and text[end - 1] == "\r" else end


def next_line(text: str, at: int) -> int:
    """The offset of the line after, or the end of the text."""
    end = text.find("\n", at)
    return len(text) if end < 0 else end + 1


def after_colon(text: str, key: Node) -> int:
    """Where the value of a key may begin."""
    return text.find(":", key.end) + 1
