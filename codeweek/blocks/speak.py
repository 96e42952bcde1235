"""The label of a block with its values, as it is read aloud, and added to the sentences about it."""

from collections.abc import Callable

from codeweek.blocks.catalogue import Catalogue
from codeweek.blocks.script import Block, Script, Value
from codeweek.diagnostic import Diagnostic
from codeweek.text import Key

Show = Callable[[str, Value], str]


def many(catalogue: Catalogue, block: Block) -> list[str]:
    """The names of a block's repeated slots, and of the next one to fill."""
    type = catalogue[block.type]
    if not type.many:
        return []
    names = type.repeated(block.slots)
    return [*names, f"{type.many}{int(names[-1].removeprefix(type.many)) + 1 if names else 0}"]


def said(
    catalogue: Catalogue,
    language: str,
    show: Show,
    block: Block,
    inside: Callable[[Block], str] | None = None,
) -> str:
    """The label of a block with the content of its holes; `inside` may word those differently."""
    within = inside or (lambda filling: said(catalogue, language, show, filling))
    type = catalogue[block.type]
    words: list[str] = []
    for part in catalogue.words.label(type.name, language):
        field, filling = type.field(part.name), block.slots.get(part.name)
        if not part.name:
            words.append(part.words)
        elif field:
            words.append(show(field.kind, block.fields.get(part.name, field.default)))
        else:
            words.append(within(filling) if filling else "…")
    inner = map(block.slots.get, many(catalogue, block)[:-1])
    words += [within(filling) if filling else "…" for filling in inner]
    return " ".join(word for word in words if word)


def named(script: Script, message: Diagnostic) -> Diagnostic:
    """A sentence, and those inside it, with the label of its block in the slot `what`."""
    slots = {n: named(script, v) if isinstance(v, Diagnostic) else v for n, v in message.slots.items()}
    block = script.find(message.block) if message.block else None
    if block is not None:
        slots["what"] = Key(f"blocks.{block.type}.label")
    return message.at(slots=slots)
