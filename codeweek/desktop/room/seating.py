"""A child sits down in a room: at once, or after it has said, by its words too, that it is the one."""

from collections.abc import Callable
from typing import Protocol

import pygame

from codeweek.app.child_profiles import COLOURS, Profile
from codeweek.desktop.app import App
from codeweek.desktop.page import Page
from codeweek.desktop.pages.have_code import HaveCodePage
from codeweek.desktop.pages.new_child import Seats
from codeweek.desktop.pages.problems import open_said
from codeweek.desktop.painting import tints
from codeweek.desktop.room import child_file
from codeweek.desktop.room.picture_wall import WallPage
from codeweek.desktop.room.room_messages import Gone, Refused, Seated, Unkept
from codeweek.desktop.screen import CENTRE, Screen
from codeweek.desktop.widgets.dialog import Dialog
from codeweek.desktop.widgets.widget import Action, Label, Widget


class WordsPage(HaveCodePage):
    """The same cells; `given` takes all the words of a code that is complete."""

    def __init__(self, app: App, profile: Profile, given: Callable[[str], None]) -> None:
        super().__init__(app)
        self.profile, self.given = profile, given
        self.files = ()

    def _foot(self, row: pygame.Rect) -> list[Widget]:
        """Only the way on: a file proves nothing."""
        return [widget for widget in super()._foot(row) if not isinstance(widget, Label)]

    def _go(self) -> None:
        if self.line.code:
            words = " ".join(self.line.words)
            self.app.pop()
            self.given(words)
        elif self.line.words:
            self._show(self.line.checked())


PATIENCE = 6.0  # seconds: then the child plays, and the room hears of it when it can
ASKS = {"held": ("held", "held_how", "held_yes"), "gone": ("gone", "held_how", "held_yes")}
ASKS["unknown"] = ("unknown", "unknown_how", "words_give")  # a question, how to answer, the answer


SHOWS = ("pictures", "wrong", "slow")  # its pictures are asked for, once or again


class Seating(Protocol):
    """What goes on with a child once it sits."""

    def open_seated(self, profile: Profile) -> None:
        """This one sits here."""


class Sitting(Page):
    """Asks the room for a child, for a few seconds at most."""

    def __init__(
        self,
        app: App,
        sits: Seating,
        profile: Profile,
        take: bool = False,
        words: str = "",
        pictures: tuple[str, ...] | None = (),
    ) -> None:
        super().__init__(app)
        self.sits, self.profile, self.words = sits, profile, words
        self.left = PATIENCE
        app.room.sit(profile, take, words, pictures)

    def layout(self) -> None:
        """Its name under its picture."""
        screen, text = self.app.screen, self.app.text
        words = text("room.child.seat.came", who=self.profile.said(text))
        width = screen.rect.width - screen.px(40)
        high = screen.paragraph_height(words, width, 30, "bold")
        place = (screen.px(20), screen.rect.centery + screen.px(80), width, high)
        self.widgets = [Label(place, words, size=30, face="bold", align=CENTRE)]

    def paint(self, screen: Screen) -> None:
        """The animal, large."""
        screen.ground()
        centre = screen.rect.centerx, screen.rect.centery - screen.px(30)
        tints.badge(screen, self.profile.picture, centre, screen.px(180), COLOURS[self.profile.colour])

    def tick(self, dt: float) -> bool:
        """Not for ever."""
        self.left -= dt
        if self.left <= 0 or self.app.room.client is None:
            self.go_on()
        return False

    def go_on(self) -> None:
        """The child plays."""
        self.app.pop()
        self.sits.open_seated(self.profile)

    def back(self) -> None:
        """It is somebody else after all."""
        self.app.room.seated(self.profile)
        self.app.room.stand()
        self.app.pop()


class Doubt(Dialog):
    """Is it this child? It is asked, or told by the adult."""

    width = 720

    def __init__(
        self, app: App, profile: Profile, why: str, answered: Callable[[str], None], number: int = 0
    ) -> None:
        text, (title, how, yes) = app.text, ASKS[why]
        words = [text(f"room.child.seat.{key}", who=profile.said_first(text)) for key in (title, how, yes)]
        answers = [("other", text("room.child.seat.other"), "people"), ("yes", words[2], "check")]
        how = f"{words[1]} {text('room.child.seat.unknown_number', n=number)}" if number else words[1]
        super().__init__(app, words[0], how, answers, answered, profile.picture)
        self.profile, self.why = profile, why


def heard(app: App, news: Seated | Refused | Unkept | Gone) -> None:
    """What the room says of a child."""
    profile = Profile.of(news.profile)
    if profile is None:
        return
    page = _waiting(app, profile)
    if isinstance(news, Seated):
        _seated(app, news, profile, page)
    elif isinstance(news, Gone):
        if profile in app.room.profiles:
            _ask(app, profile, "gone", None)
    elif isinstance(news, Unkept):
        open_said(app, profile.said_first(app.text), app.text("room.child.key.unkept"))
    elif news.why in SHOWS:
        sits = page.sits if page else None
        if page:
            app.pop()
        if page or not any(isinstance(each, WallPage) for each in app.pages):
            _wall(app, profile, sits, news.why)
    elif news.why in ASKS:
        if page and page.words:
            page.words = ""
            _say(app, page, "words_other", news.number)
        else:
            _ask(app, profile, news.why, page, news.number)
    elif page:
        app.pop()
        if news.why == "full":
            app.room.refused(profile)
        page.sits.open_seated(profile)
        if news.why == "full":
            open_said(app, profile.said_first(app.text), app.text("room.child.seat.full"))


def allowed(app: App, short: str) -> None:
    """« C'est bien lui »: the child that waits for it sits down."""
    front = app.pages[-1] if app.pages else None
    if isinstance(front, Doubt) and front.profile.short == short and front.why == "unknown":
        front.act(Action("answer", "allowed"))


def _waiting(app: App, profile: Profile) -> Sitting | None:
    sittings = [page for page in app.pages if isinstance(page, Sitting) and page.profile == profile]
    return sittings[-1] if sittings and sittings[-1] is app.pages[-1] else None


def _seated(app: App, news: Seated, profile: Profile, page: Sitting | None) -> None:
    brought = child_file.brought(news.file, profile.short)
    if brought:
        child_file.keep(app.store, profile.short, brought)
        app.library.read_again()
        if page and brought.settings:
            app.change(**brought.settings)
    if page:
        page.go_on()
        offer(app)
    else:
        app.relayout()


def _say(app: App, page: Sitting, key: str, number: int) -> None:
    """Why it did not go, in place of the page that waited; then the same question again."""
    profile, sits = page.profile, page.sits
    app.pop()
    words = app.text(f"room.child.seat.{key}", who=profile.said(app.text))
    answers = [("again", app.text("ui.menu.close"), "check")]

    def again(_answer: str) -> None:
        _doubt(app, profile, "unknown", sits, number)

    app.push(Dialog(app, words, "", answers, again, profile.picture))


def _ask(app: App, profile: Profile, why: str, page: Sitting | None, number: int = 0) -> None:
    """In place of the page that waited, or over what is played."""
    sits = page.sits if page else None
    if page:
        app.pop()
    elif any(isinstance(app_page, Doubt) and app_page.profile == profile for app_page in app.pages):
        return
    _doubt(app, profile, why, sits, number)


def _doubt(app: App, profile: Profile, why: str, sits: Seating | None, number: int) -> None:
    def answered(answer: str) -> None:
        if answer == "other":
            app.room.seated()
            to_first(app)
        elif answer == "yes" and why == "unknown":
            app.push(WordsPage(app, profile, lambda words: _again(app, profile, sits, words=words)))
        else:
            _again(app, profile, sits, take=answer == "yes")

    app.push(Doubt(app, profile, why, answered, number))


def _again(
    app: App,
    profile: Profile,
    sits: Seating | None,
    take: bool = False,
    words: str = "",
    pictures: tuple[str, ...] | None = (),
) -> None:
    if sits:
        app.push(Sitting(app, sits, profile, take, words, pictures))
    else:
        app.room.sit(profile, take, words, pictures)


def _wall(app: App, profile: Profile, sits: Seating | None, why: str) -> None:
    """Its pictures let a child in; who forgot them asks the adult, or gives its words."""
    text = app.text

    def answered(answer: str, pictures: tuple[str, ...]) -> None:
        if answer == "other":
            app.room.seated()
            to_first(app)
        elif answer == "forgot":
            _again(app, profile, sits, pictures=None)
        else:
            _again(app, profile, sits, take=True, pictures=pictures)

    others = [
        ("other", text("room.child.seat.other"), "people"),
        ("forgot", text("room.child.key.forgot"), "hand"),
    ]
    said = "" if why == "pictures" else text(f"room.child.key.{why}", who=profile.said_first(text))
    app.push(WallPage(app, profile, "show", others, answered, said))


def offer(app: App) -> None:
    """Who sits here and has no pictures chooses them, now or another time."""
    if not app.pages or isinstance(app.pages[-1], (Sitting, WallPage)):
        return
    profile = app.room.keyless()
    if profile is None:
        return

    def answered(answer: str, pictures: tuple[str, ...]) -> None:
        if answer == "go":
            app.room.choose(profile, pictures)
        offer(app)

    later = [("later", app.text("room.child.key.later"), "back")]
    app.push(WallPage(app, profile, "choose", later, answered))


def to_first(app: App) -> None:
    """Back to « Qui joue ? »."""
    first = next((page for page in app.pages if isinstance(page, Seats)), None)
    while first and app.pages[-1] is not first:
        app.pop()
