"""The icon of a block (in `sprites/icons`) and the colours of its category, the same in both shells."""

from codeweek.blocks.types import BlockType

COLOURS: dict[str, tuple[str, str, str]] = {
    "events": ("#f0e442", "#1a1a1a", "#857c00"),
    "motion": ("#0072b2", "#ffffff", "#00517f"),
    "control": ("#e69f00", "#1a1a1a", "#8a5f00"),
    "action": ("#00a87b", "#10201a", "#006b4e"),
    "sensing": ("#56b4e9", "#1a1a1a", "#1f6f9f"),
    "variables": ("#cc79a7", "#1a1a1a", "#8a3f68"),
    "lists": ("#d9a0c0", "#1a1a1a", "#8a3f68"),
    "functions": ("#e2701a", "#1a1a1a", "#944000"),
    "operators": ("#b9a6f2", "#1a1a1a", "#5f45b5"),
    "text": ("#f3ead2", "#3a3226", "#a08f68"),
}
WRITTEN = ("#ffffff", "#1a1a1a", "#6b7280")  # a value written on a block


SIGNS = " ↑↓←→↺↻"  # signs in labels of types without an icon
_OWN = frozenset(
    [
        "move",
        "up",
        "down",
        "left",
        "right",
        "turn_left",
        "turn_right",
        "repeat",
        "pick",
        "drop",
        "paint",
        "say",
        "list",
    ]
)
_BY_TYPE = {
    "rotate_left": "turn_left",
    "rotate_right": "turn_right",
    "backward": "back",
    "pen_up": "pencil",
    "pen_down": "pencil",
    "pen_width": "pencil",
    "colour": "paint",
    "comment": "pencil",
    "count": "repeat",
    "count_from": "repeat",
    "if": "question",
    "if_else": "question",
    "while": "repeat",
    "until": "repeat",
    "append": "list",
    "set_item": "list",
    "item": "list",
    "length": "list",
    "when_start": "play",
    "when_clicked": "hand",
    "each_tick": "repeat",
    "every_ticks": "repeat",
    "when_message": "say",
    "hero": "person",
}
BY_CATEGORY = {
    "events": "flag",
    "motion": "forward",
    "control": "repeat",
    "action": "hand",
    "sensing": "eye",
    "variables": "box",
    "lists": "list",
    "functions": "star",
    "operators": "equal",
    "text": "say",
    "pool": "blocks",
}


def sign(type: BlockType) -> str:
    """The icon of a type: its own, or its category's; operators have theirs in their label."""
    if type.category == "operators":
        return ""
    if type.name in _OWN:
        return type.name
    return _BY_TYPE.get(type.name, BY_CATEGORY.get(type.category, "blocks"))
