"""The label of a block with its values, as it is read aloud."""

from collections.abc import Callable

from codeweek.blocks.catalogue import Catalogue
from codeweek.blocks.script import Block, Value

Show = Callable[[str, Value], str]


def many(catalogue: Catalogue, block: Block) -> list[str]:
    """The names of a block's repeated slots, and of the next one to fill."""
    stem = catalogue[block.type].many
    if not stem:
        return []
    ends = [name.removeprefix(stem) for name in block.slots if name.startswith(stem)]
    numbers = sorted(int(end) for end in ends if end.isdecimal())
    return [f"{stem}{n}" for n in [*numbers, numbers[-1] + 1 if numbers else 0]]


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
    words += [within(block.slots[name]) for name in many(catalogue, block)[:-1]]
    return " ".join(word for word in words if word)
