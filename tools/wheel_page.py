"""A build hook that adds the page and the notice to the wheel when CODEWEEK_PAGE is set (`make wheel`)."""

import os
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class Page(BuildHookInterface[Any]):
    """Where CODEWEEK_PAGE says that the page is built: without it nothing old gets into a wheel by chance."""

    def initialize(self, _version: str, build_data: dict[str, Any]) -> None:
        """Called by hatchling before it packs."""
        if page := os.environ.get("CODEWEEK_PAGE"):
            build_data["force_include"] |= {page: "codeweek/web", "build/NOTICE.txt": "codeweek/NOTICE.txt"}
