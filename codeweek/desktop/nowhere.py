"""A store of what is only tried: nothing of it is on the disk."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from codeweek.desktop.store import Store, Value


class Nowhere(Store):
    """Keeps things as long as it is used, and writes nothing down."""

    def __init__(self) -> None:
        super().__init__(Path())
        self._kept: dict[str, Any] = {}

    def read(self, name: str) -> Any:
        """What was kept."""
        return self._kept.get(name)

    def change(
        self,
        name: str,
        what: str,  # noqa: ARG002
        make: Callable[[Any], Value],
        then: Callable[[], None] = lambda: None,
    ) -> bool:
        """Keep it."""
        self._kept[name] = make(self._kept.get(name))
        then()
        return True

    def names(self, folder: str = "") -> tuple[str, ...]:  # noqa: ARG002
        """No child plays here."""
        return ()
