"""What opens over the workshop: activities, keys, problems; saving a draft and leaving it, without loss."""

from collections.abc import Callable, Sequence

from codeweek.desktop.app import App
from codeweek.desktop.pages.sheet_page import Answer, Note, Sheet
from codeweek.desktop.widgets.dialog import Dialog
from codeweek.desktop.workshop.work import Work
from codeweek.diagnostic import Diagnostic
from codeweek.levels.level import MODES

KEYS = ("maps", "undo", "save", "try", "tab")
ON_MAP = {
    "robot": ("arrows", "signs", "count", "fence", "press"),
    "stage": ("arrows", "things", "press_hero"),
    "music": ("roll", "note", "length", "voice"),
    "turtle": ("turtle", "turtle_turn", "turtle_sheet"),
}


class Modes(Sheet):
    """What a child does in a level, one under the other; `chosen` is given the one that is chosen."""

    def __init__(self, app: App, now: str, chosen: Callable[[str], None]) -> None:
        close = [Answer("close", app.text("ui.menu.close"), "back")]
        super().__init__(app, lambda: app.text("draft.form.mode"), list, lambda: close)
        self.now, self.chosen = now, chosen

    def layout(self) -> None:
        """A narrow card with a column of buttons."""
        icons = {mode: "check" if mode == self.now else "" for mode in MODES}
        self.lay_out_column([(mode, self.app.text(f"draft.mode.{mode}"), icons[mode]) for mode in MODES])

    def act(self, action: object) -> None:
        """Close, then change the mode."""
        self.app.pop()
        value = str(getattr(action, "value", ""))
        if value in MODES:
            self.chosen(value)


def open_keys(app: App, kind: str) -> None:
    """The keys of the workshop, for a kind of world."""
    names = (*ON_MAP.get(kind, ()), *KEYS)

    def notes() -> Sequence[Note]:
        said = [(app.text(f"workshop.keys.{name}_does"), app.text(f"workshop.keys.{name}")) for name in names]
        return [Note(does, keys) for does, keys in said]

    close = [Answer("close", app.text("ui.menu.close"), "check")]
    app.push(Sheet(app, lambda: app.text("ui.help.title"), notes, lambda: close))


def open_unread(app: App, problems: Sequence[Diagnostic]) -> None:
    """Why the level cannot be tried yet."""

    def notes() -> Sequence[Note]:
        serious = [problem for problem in problems if problem.severity == "error"]
        said = [(app.text.tell(diagnostic, "adult"), diagnostic.line or 1) for diagnostic in serious]
        return [Note(words, app.text("workshop.at_line", line=line)) for words, line in said]

    close = [Answer("close", app.text("ui.menu.close"), "check")]
    app.push(Sheet(app, lambda: app.text("workshop.not_yet"), notes, lambda: close))


def notice(app: App, title: str, why: str) -> Dialog:
    """Something to know, and a button to go on."""
    return Dialog(app, title, why, [("close", app.text("ui.menu.close"), "check")], lambda _answer: None)


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
