"""A short gate before what is the adult's: a multiplication. It slows a child down, it keeps nobody out.

In a room too: the adult's code opens the board, and is typed on no machine of a child.
"""

import random
from collections.abc import Callable

from codeweek.desktop.app import App
from codeweek.desktop.pages.ask import AskPage

LEAST, MOST = 6, 9  # of both factors: known to adults, new to the youngest


def open_gate(app: App, opened: Callable[[], object], again: bool = False) -> None:
    """Ask; `opened` is called once the answer is right, a wrong one brings another question."""
    a, b = random.randint(LEAST, MOST), random.randint(LEAST, MOST)

    def answered(typed: str | None) -> None:
        if typed is None:
            return
        if typed.strip() == str(a * b):
            opened()
        else:
            open_gate(app, opened, again=True)

    key = "ui.gate.again" if again else "ui.gate.question"
    app.push(AskPage(app, lambda: app.text(key, a=a, b=b), "pictures/teacher", answered))
