"""Something that may take seconds, done beside the window."""

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class Aside(Generic[T]):
    """`value` once it is `over`; None too when it failed."""

    def __init__(self, doing: Callable[[], T]) -> None:
        self.over = False
        self.value: T | None = None
        threading.Thread(target=self._run, args=(doing,), name="room: aside", daemon=True).start()

    def _run(self, doing: Callable[[], T]) -> None:
        try:
            self.value = doing()
        except OSError:
            self.value = None
        finally:
            self.over = True
