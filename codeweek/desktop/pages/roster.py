"""For the adult: the children of this computer, who can be put away for a while or erased for good."""

from collections.abc import Callable, Sequence
from datetime import date

from codeweek.app import child_profiles
from codeweek.app.child_profiles import COLOURS, Profile, everybody, profiles
from codeweek.desktop.app import App
from codeweek.desktop.pages.problems import open_said
from codeweek.desktop.pages.sheet_page import Answer, Note, Sheet
from codeweek.desktop.pages.tiles import TilePage
from codeweek.desktop.widgets.dialog import Dialog
from codeweek.desktop.widgets.widget import Action

MOST = 8  # children on one screen


class RosterPage(TilePage):
    """Every child, those who were put away after the others; a touch asks what to do."""

    title_key = "roster.adult.title"

    def __init__(self, app: App) -> None:
        super().__init__(app)
        self.first = 0  # the first child of this screen

    def tiles(self) -> list[tuple[str, str, dict[str, object]]]:
        """Children, and the others if there are many."""
        text, days = self.app.text, child_profiles.away(self.app.store, date.today())
        everyone = [*profiles(self.app.store), *days]
        made = []
        for profile in everyone[self.first : self.first + MOST]:
            who = profile.said_first(text)
            label = text("roster.adult.away", who=who, n=days[profile]) if profile in days else who
            colour = "" if profile in days else COLOURS[profile.colour]
            rest: dict[str, object] = {"picture": profile.picture, "colour": colour, "value": profile}
            made.append(("child", label, rest))
        if len(everyone) > MOST:
            made.append(("others", text("ui.profiles.others"), {"icon": "people"}))
        return made

    def act(self, action: Action) -> None:
        """Ask what to do with a child, or show the others."""
        if action.name == "child" and isinstance(action.value, Profile):
            self._ask(action.value)
        elif action.name == "others":
            self.first = 0 if self.first + MOST >= len(everybody(self.app.store)) else self.first + MOST
            self.relayout()
        else:
            super().act(action)

    def _ask(self, profile: Profile) -> None:
        """Leave it, put it away or bring it back, or erase it."""

        def answered(answer: str) -> None:
            if answer == "put":
                child_profiles.put_away(self.app.store, profile, date.today())
            elif answer == "back":
                child_profiles.bring_back(self.app.store, profile)
            elif answer == "erase":
                self._be_sure(profile)
            self.app.library.forget(profile)
            self.relayout()

        self.app.push(ChildMenu(self.app, profile, answered))

    def _be_sure(self, profile: Profile) -> None:
        text, who = self.app.text, profile.said_first(self.app.text)
        answers = [
            ("keep", text("roster.adult.keep"), "back"),
            ("erase", text("roster.adult.erase"), "trash"),
        ]

        def answered(answer: str) -> None:
            if answer == "erase" and not self.app.store.delete(profile.name):
                open_said(self.app, who, text("roster.adult.refused"))
            self.relayout()

        title, body = text("roster.adult.sure", who=who), text("roster.adult.lost")
        self.app.push(Dialog(self.app, title, body, answers, answered, profile.picture, grave=True))

    def shown(self) -> None:
        """Whoever was erased is no longer there."""
        self.first = 0
        self.focus = None
        self.relayout()


class ChildMenu(Sheet):
    """What an adult can do with a child."""

    def __init__(self, app: App, profile: Profile, answered: Callable[[str], None]) -> None:
        self.days = child_profiles.away(app.store, date.today()).get(profile)
        super().__init__(
            app,
            lambda: profile.said_first(app.text),
            self._notes,
            lambda: [Answer("keep", app.text("roster.adult.keep"), "back")],
            answered,
        )

    def _notes(self) -> Sequence[Note]:
        text = self.app.text
        if self.days is not None:
            return [Note(text("roster.adult.left", n=self.days))]
        acts = [("put", "put_how"), ("erase", "erase_how")]
        return [Note(text(f"roster.adult.{how}"), text(f"roster.adult.{act}")) for act, how in acts]

    def layout(self) -> None:
        """A narrow card with a column of buttons."""
        text = self.app.text
        first = ("put", text("roster.adult.put"), "box")
        if self.days is not None:
            first = ("back", text("roster.adult.back"), "undo")
        self.lay_out_column([first, ("erase", text("roster.adult.erase"), "trash")])
