"""The blocks of Python itself, whatever the world."""

from codeweek.blocks.types import BlockType, Field
from codeweek.command import Slot

UNTIL = "until"

_CONTROL = (
    BlockType(
        "repeat",
        "command",
        "control",
        "for _ in range({count}):\n    {body}",
        (Slot("count", "number", 4),),
        bodies=("body",),
    ),
    BlockType(
        "count",
        "command",
        "control",
        "for {variable} in range({stop}):\n    {body}",
        (Slot("stop", "number", 4),),
        (Field("variable", "name", "i"),),
        ("body",),
    ),
    BlockType(
        "count_from",
        "command",
        "control",
        "for {variable} in range({start}, {stop}):\n    {body}",
        (Slot("start", "number", 1), Slot("stop", "number", 5)),
        (Field("variable", "name", "i"),),
        ("body",),
    ),
    BlockType(  # before `while`: `while not …` is read as this block where a level offers it
        UNTIL,
        "command",
        "control",
        "while not {condition}:\n    {body}",
        (Slot("condition", "boolean"),),
        bodies=("body",),
    ),
    BlockType(
        "while",
        "command",
        "control",
        "while {condition}:\n    {body}",
        (Slot("condition", "boolean"),),
        bodies=("body",),
    ),
    BlockType(
        "if",
        "command",
        "control",
        "if {condition}:\n    {then}",
        (Slot("condition", "boolean"),),
        bodies=("then",),
        group="condition",
    ),
    BlockType(
        "if_else",
        "command",
        "control",
        "if {condition}:\n    {then}\nelse:\n    {otherwise}",
        (Slot("condition", "boolean"),),
        bodies=("then", "otherwise"),
        group="condition",
    ),
    BlockType("comment", "command", "text", "# {text}", fields=(Field("text", "text", "…"),)),
)

_LITERALS = (
    BlockType("number", "reporter", "operators", "{value}", fields=(Field("value", "number", 0),)),
    BlockType("text", "reporter", "text", "{value}", fields=(Field("value", "text", ""),)),
    BlockType("boolean", "boolean", "operators", "{value}", fields=(Field("value", "boolean", True),)),
)

_NAME = Field("variable", "name", "x")
_VARIABLES = (
    BlockType("set", "command", "variables", "{variable} = {value}", (Slot("value", "any", 0),), (_NAME,)),
    BlockType(
        "change", "command", "variables", "{variable} += {amount}", (Slot("amount", "any", 1),), (_NAME,)
    ),
    BlockType("get", "reporter", "variables", "{variable}", fields=(_NAME,)),
    BlockType("list", "reporter", "variables", "[*{item}]", many="item"),
    BlockType(
        "item", "reporter", "variables", "{list}[{index}]", (Slot("list", "any"), Slot("index", "number", 0))
    ),
    BlockType(
        "set_item",
        "command",
        "variables",
        "{list}[{index}] = {value}",
        (Slot("list", "any"), Slot("index", "number", 0), Slot("value", "any", 0)),
    ),
    BlockType(
        "append",
        "command",
        "variables",
        "{list}.append({value})",
        (Slot("list", "any"), Slot("value", "any", 0)),
    ),
    BlockType("length", "reporter", "variables", "len({list})", (Slot("list", "any"),)),
)

_FUNCTIONS = (
    BlockType(
        "define",
        "command",
        "functions",
        "def {name}(*{parameters}):\n    {body}",
        fields=(Field("name", "name", "f"), Field("parameters", "names", "")),
        bodies=("body",),
    ),
    BlockType(
        "call",
        "command",
        "functions",
        "{name}(*{argument})",
        fields=(Field("name", "name", "f"),),
        many="argument",
    ),
    BlockType(
        "call_value",
        "reporter",
        "functions",
        "{name}(*{argument})",
        fields=(Field("name", "name", "f"),),
        many="argument",
    ),
    BlockType("return", "command", "functions", "return {value}", (Slot("value", "any", 0),)),
    BlockType("return_nothing", "command", "functions", "return"),
)


def _binary(name: str, sign: str, group: str, shape: str, kind: str) -> BlockType:
    default = {"number": 1}.get(kind)
    slots = (Slot("a", kind, default), Slot("b", kind, default))
    return BlockType(name, shape, "operators", f"{{a}} {sign} {{b}}", slots, group=group)


_ARITHMETIC = {
    "add": "+",
    "subtract": "-",
    "multiply": "*",
    "divide": "/",
    "floor_divide": "//",
    "modulo": "%",
    "power": "**",
}
_COMPARISON = {
    "equal": "==",
    "different": "!=",
    "less": "<",
    "less_equal": "<=",
    "greater": ">",
    "greater_equal": ">=",
}

_OPERATORS = (
    *(_binary(name, sign, "arithmetic", "reporter", "number") for name, sign in _ARITHMETIC.items()),
    *(_binary(name, sign, "comparisons", "boolean", "number") for name, sign in _COMPARISON.items()),
    *(_binary(name, name, "logic", "boolean", "boolean") for name in ("and", "or")),
    BlockType("not", "boolean", "operators", "not {value}", (Slot("value", "boolean"),)),
)

BLOCKS: tuple[BlockType, ...] = (*_CONTROL, *_LITERALS, *_VARIABLES, *_FUNCTIONS, *_OPERATORS)

# Names that stand for several blocks in a toolbox.
GROUPS: dict[str, tuple[str, ...]] = {
    "variables": ("set", "change", "get"),
    "lists": ("list", "item", "set_item", "append", "length"),
    "functions": ("define", "call"),
    "arithmetic": tuple(_ARITHMETIC),
    "comparisons": tuple(_COMPARISON),
    "logic": ("and", "or", "not"),
}
