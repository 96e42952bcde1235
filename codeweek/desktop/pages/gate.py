"""A short gate before what is the adult's: a multiplication. It slows a child down, it keeps nobody out."""

import random
from collections.abc import Callable

from codeweek.desktop.app import App
from codeweek.desktop.pages.ask import AskPage

LEAST, MOST = 6, 9  # of both factors: known to adults, new to the youngest


def open_gate(app: App, opened: Callable[[], object]) -> None:
    """Ask, in a room for the adult's code; `opened` is called once the answer is right."""
    if app.room.has_code:
        from codeweek.desktop.room.code import CodePage  # without a room nobody needs it

        app.push(CodePage(app, opened))
    else:
        ask_sum(app, opened)


def ask_sum(app: App, opened: Callable[[], object], again: bool = False) -> None:
    """A multiplication; a wrong answer brings another one."""
    a, b = random.randint(LEAST, MOST), random.randint(LEAST, MOST)

    def answered(typed: str | None) -> None:
        if typed is None:
            return
        if typed.strip() == str(a * b):
            opened()
        else:
            ask_sum(app, opened, again=True)

    key = "ui.gate.again" if again else "ui.gate.question"
    app.push(AskPage(app, lambda: app.text(key, a=a, b=b), "pictures/teacher", answered))
