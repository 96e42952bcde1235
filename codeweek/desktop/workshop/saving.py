"""Saving a draft, and leaving it: nothing is lost or replaced without asking."""

from typing import TYPE_CHECKING

from codeweek.desktop.dialog import Dialog
from codeweek.desktop.workshop.asks import notice

if TYPE_CHECKING:
    from codeweek.desktop.workshop.page import WorkshopPage


def save(page: "WorkshopPage", over: bool = False) -> bool:
    """Write the file; when the disk refuses, say so. What another program wrote there is not lost."""
    if not over and page.work.overtaken:
        _ask_over(page)
        return False
    done = page.work.save(page.seen.title)
    page.work.keep(page.app.store)
    if done:
        page.relayout()
    else:
        say = page.app.text
        page.app.push(notice(page.app, say("workshop.refused"), say("workshop.refused_why")))
    return done


def _ask_over(page: "WorkshopPage") -> None:
    text = page.app.text
    answers = [("stay", text("workshop.stay"), "back"), ("over", text("workshop.over"), "save")]
    title, why = text("workshop.overtaken", name=page.work.name), text("workshop.overtaken_why")

    def answered(answer: str) -> None:
        if answer == "over":
            save(page, over=True)

    page.app.push(Dialog(page.app, title, why, answers, answered, grave=True))


def ask_to_leave(page: "WorkshopPage") -> None:
    """Stay, leave it as it was, or save it."""
    text = page.app.text
    answers = [
        ("stay", text("workshop.stay"), "back"),
        ("leave", text("workshop.leave"), "close"),
        ("save", text("workshop.save"), "save"),
    ]
    title, why = text("workshop.leaving", name=page.work.name), text("workshop.leaving_why")
    page.app.push(Dialog(page.app, title, why, answers, lambda answer: _left(page, answer)))


def _left(page: "WorkshopPage", answer: str) -> None:
    if answer == "save" and not save(page):
        return
    if answer == "leave":
        page.work.saved = page.work.text
        page.work.forget(page.app.store)
    if answer != "stay":
        page.app.pop()
