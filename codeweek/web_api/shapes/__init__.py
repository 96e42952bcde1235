"""The plain data sent to the page: its `types.ts` is generated from here.

A dataclass is sent as its fields; what Blockly writes has Blockly's types (`Annotated` says which).
"""

from codeweek.web_api.shapes.level_shapes import *  # noqa: F403
from codeweek.web_api.shapes.run_shapes import *  # noqa: F403
