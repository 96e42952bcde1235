"""Saving a draft, and leaving it: nothing is lost or replaced without asking."""

from collections.abc import Callable

from codeweek.desktop.app import App
from codeweek.desktop.widgets.dialog import Dialog
from codeweek.desktop.workshop.asks import notice
from codeweek.desktop.workshop.work import Work


def save(app: App, work: Work, saved: Callable[[], None], over: bool = False) -> bool:
    """Write the file; when the disk refuses, say so. What another program wrote there is not lost."""
    if not over and work.overtaken:
        _ask_over(app, work, saved)
        return False
    done = work.save(work.seen(app.text).title)
    work.keep(app.store)
    if done:
        saved()
    else:
        app.push(notice(app, app.text("workshop.refused"), app.text("workshop.refused_why")))
    return done


def _ask_over(app: App, work: Work, saved: Callable[[], None]) -> None:
    text = app.text
    answers = [("stay", text("workshop.stay"), "back"), ("over", text("workshop.over"), "save")]
    title, why = text("workshop.overtaken", name=work.name), text("workshop.overtaken_why")

    def answered(answer: str) -> None:
        if answer == "over":
            save(app, work, saved, over=True)

    app.push(Dialog(app, title, why, answers, answered, grave=True))


def ask_to_leave(app: App, work: Work, saved: Callable[[], None]) -> None:
    """Stay, leave it as it was, or save it."""
    text = app.text
    answers = [
        ("stay", text("workshop.stay"), "back"),
        ("leave", text("workshop.leave"), "close"),
        ("save", text("workshop.save"), "save"),
    ]
    title, why = text("workshop.leaving", name=work.name), text("workshop.leaving_why")

    def answered(answer: str) -> None:
        if answer == "save" and not save(app, work, saved):
            return
        if answer == "leave":
            work.let_go(app.store)
        if answer != "stay":
            app.pop()

    app.push(Dialog(app, title, why, answers, answered))
