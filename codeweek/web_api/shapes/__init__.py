"""The plain data sent to the page: its `types.ts` is generated from here.

A dataclass is sent as its fields; what Blockly writes has Blockly's types (`Annotated` says which).
"""

from codeweek.web_api.shapes.blocks import *  # noqa: F403
from codeweek.web_api.shapes.comics import *  # noqa: F403
from codeweek.web_api.shapes.games import *  # noqa: F403
from codeweek.web_api.shapes.levels import *  # noqa: F403
from codeweek.web_api.shapes.packs import *  # noqa: F403
from codeweek.web_api.shapes.pictures import *  # noqa: F403
from codeweek.web_api.shapes.runs import *  # noqa: F403
from codeweek.web_api.shapes.said import *  # noqa: F403
from codeweek.web_api.shapes.tunes import *  # noqa: F403
