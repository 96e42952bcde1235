"""The names of a level that its blocks choose from, by the place where one stands: `when_meet.who`."""

from collections.abc import Iterator, Mapping

from codeweek.blocks.script import Block, Script
from codeweek.levels.level import Level
from codeweek.levels.programs import kind_of, read_in

HEARD, SENT = "when_message.word", "send.message"
OPEN = (HEARD, SENT)  # where a word of one's own may be written too


def chosen(level: Level) -> Mapping[str, tuple[str, ...]]:
    """The names of a level; nothing where its kind of world has none."""
    kind = kind_of(level)
    if kind.chosen is None or not level.maps:
        return {}
    texts = (level.given, level.solution)
    words = dict.fromkeys(word for text in texts for word in messages(read_in(level, text).script))
    return {**kind.chosen(level.maps[0].world), **dict.fromkeys(OPEN, tuple(words))}


def messages(script: Script) -> Iterator[str]:
    """The words that a program sends or hears."""
    for block in script.walk():
        if block.type == "when_message":
            yield str(block.fields.get("word", ""))
        sent = block.slots.get("message") if block.type == "send" else None
        if sent and sent.type == "text" and sent.fields.get("value"):
            yield str(sent.fields["value"])


def place(block: Block, field: str, parent: Block | None = None, slot: str = "") -> str:
    """The place of what is written on a block; of a text in a hole, that hole."""
    return f"{parent.type}.{slot}" if parent and block.type == "text" else f"{block.type}.{field}"
