"""A child comes from elsewhere: who it is here, what it brought, and on to its map."""

from codeweek.app.child_profiles import Profile, everybody
from codeweek.desktop.app import App
from codeweek.desktop.pages.new_child import AnimalPage, ColourPage, Seats
from codeweek.desktop.pages.problems import open_said
from codeweek.desktop.storage import transfer_files
from codeweek.desktop.widgets.dialog import Dialog
from codeweek.progress.transfer.childfile import Brought


def arrive(app: App, brought: Brought) -> None:
    """Ask who it is when that is not sure; then settle down."""
    profile, arrival = Profile.of(brought.profile), _Arrival(app, brought)
    if profile is None:
        arrival.choose()
    elif profile in everybody(app.store):
        arrival.ask(profile)
    else:
        arrival.open(profile)


class _Arrival:
    """What was brought, until it is known whose it is."""

    def __init__(self, app: App, brought: Brought) -> None:
        self.app, self.brought = app, brought

    def ask(self, profile: Profile) -> None:
        """Somebody looks like that here: the same child, or another one who needs another look."""
        text = self.app.text
        title = text("resume.same", who=profile.said_first(text))
        answers = [("no", text("resume.same_no"), "people"), ("yes", text("resume.same_yes"), "check")]

        def answered(answer: str) -> None:
            if answer == "yes":
                self.open(profile)
            elif answer == "no":
                self.choose(profile.animal)

        why, picture = text("resume.same_why"), profile.picture
        self.app.push(Dialog(self.app, title, why, answers, answered, picture, escape="back"))

    def choose(self, animal: str = "") -> None:
        """Another look: of this animal if one is free, or of any."""
        self.app.push(AnimalPage(self.app, self, "resume.visitor"))
        page = ColourPage(self.app, self, animal)
        if animal and page.free():
            self.app.push(page)

    def open(self, profile: Profile) -> None:
        """Sit this child down with all it brought; every page of whoever played before is closed."""
        app = self.app
        first = next((page for page in app.pages if isinstance(page, Seats)), None)
        while first and app.page is not first:
            app.pop()
        if not transfer_files.settle(app, profile, self.brought):
            open_said(app, profile.said_first(app.text), app.text("resume.not_brought"))
            return
        if first:
            first.sit(profile)
        text, stars = app.text, self.brought.stars
        title = text("resume.found", who=profile.said(text))
        go = [("go", text("resume.go"), "play")]
        app.push(Dialog(app, title, text("resume.stars", n=stars), go, lambda _: None, profile.picture))
