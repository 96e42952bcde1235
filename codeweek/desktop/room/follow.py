"""Follows the adult of a room: what every news of it changes in the window."""

from datetime import date

from codeweek.app import child_profiles
from codeweek.app import level_events as events
from codeweek.app.child_profiles import Profile, profiles
from codeweek.desktop.app import App
from codeweek.desktop.pages.level_page import LevelPage
from codeweek.desktop.pages.map import MapPage
from codeweek.desktop.pages.new_child import Seats
from codeweek.desktop.pages.problems import open_said
from codeweek.desktop.room import seating
from codeweek.desktop.room.overlay import Change, Eyes
from codeweek.desktop.room.room_messages import (
    Away,
    Fetch,
    Fetched,
    GamesFound,
    Gone,
    Met,
    Ordered,
    Played,
    Refused,
    RoomUpdate,
    Seated,
    Unkept,
)
from codeweek.desktop.room.room_orders import Todo, todos
from codeweek.desktop.storage.pack_library import MOST
from codeweek.desktop.widgets.dialog import Dialog
from codeweek.levels.level import exercise_of
from codeweek.room import plan
from codeweek.room.room_json import Orders, Plan


class Following:
    """What the room wants, done in a window."""

    def __init__(self, app: App) -> None:
        self._app = app

    def heard(self, news: RoomUpdate) -> None:
        """Do what follows from it."""
        app = self._app
        room = app.room
        if isinstance(news, Met):
            room.met(news.seen)
            _show_again(app)
        elif isinstance(news, Away):
            room.here = False
            _show_again(app)
        elif isinstance(news, Ordered):
            self.follow(news.orders)
        elif isinstance(news, Fetched):
            refused = app.library.keep(news.pack, news.content)
            app.relayout()
            if refused:
                open_said(app, app.text.pick(news.pack.title), app.text(refused, n=MOST))
        elif isinstance(news, Seated | Refused | Unkept | Gone):
            seating.heard(app, news)
        elif isinstance(news, GamesFound | Played):
            from codeweek.desktop.room import games  # few rooms have any

            games.heard(app, news)

    def follow(self, orders: Orders) -> None:
        """These orders: what is so now, then what is to be done once."""
        app = self._app
        room = app.room
        before = room.orders
        room.ordered(orders)
        if orders["plan"] != before["plan"]:
            _plan(app, orders["plan"])
        if orders["pause"] != isinstance(app.overlay, Eyes):
            app.draw_curtain(Eyes(app) if orders["pause"] else None)
        if (orders["number"], orders["games"]) != (before["number"], before["games"]):
            app.relayout()
        if orders["allowed"] and orders["allowed"] != before["allowed"]:
            seating.allowed(app, orders["allowed"])
        if room.machine and room.seen:
            done = room.machine.done.of(room.seen["room"])
            new = todos(orders, done, room.machine.marks)
            room.did(done.after(orders))  # on the disk before it is done: never twice
            for todo in new:
                _do(app, todo, orders)
        if orders["vote"] != before["vote"]:
            app.relayout()
        seating.offer(app)

    def ring(self) -> None:
        """A turn is over: pilot and copilot change places."""
        app = self._app
        app.sounds.play("bell")
        if app.overlay is None and app.room.profiles:
            app.draw_curtain(Change(app))


def _do(app: App, todo: Todo, orders: Orders) -> None:
    if todo.what == "erase":
        if profile := Profile.of(todo.profile):
            _close(app, profile)
            app.room.forgets(profile)
            app.store.delete(profile.name)
            app.library.forget(profile)
            _show_again(app)
    elif todo.what == "tidy":
        _tidy(app)
    elif todo.what == "sent":
        _sent(app, orders)
    elif todo.what == "vote":
        _vote(app, orders)


def _tidy(app: App) -> None:
    """Everybody here is put away, for some days; what is left to tell goes first."""
    seating.to_first(app)
    for profile in profiles(app.store):
        child_profiles.put_away(app.store, profile, date.today())
        app.library.forget(profile)
    _show_again(app)


def _close(app: App, profile: Profile) -> None:
    """Pages of a child are closed, without a trace of it in what they would keep."""
    if profile in app.room.profiles:
        seating.to_first(app)


def _sent(app: App, orders: Orders) -> None:
    """A level, or a hint of it, for a child who sits here: it goes there when it likes."""
    sent, room = orders["sent"], app.room
    profile = Profile.of(sent["profile"]) if sent else None
    if sent is None or profile not in room.profiles:
        return
    pack = app.library.pack(sent["pack"]) if sent["pack"] in app.library.keys else None
    level = pack.level(sent["level"]) if pack else None
    if level is None:
        return
    text = app.text

    def answered(answer: str) -> None:
        page = go_to(app, sent["pack"], sent["level"]) if answer == "go" else None
        if page and sent["rung"]:
            page.do(events.SendHint(sent["rung"]))

    words = text(f"room.child.sent.{'hint' if sent['rung'] else 'level'}", title=text.pick(level.title))
    answers = [
        ("later", text("room.child.sent.later"), "back"),
        ("go", text("room.child.sent.go"), "play"),
    ]
    app.push(Dialog(app, words, "", answers, answered, "pictures/letter"))


def _vote(app: App, orders: Orders) -> None:
    """To the level of the vote; its answers are those to choose from."""
    vote = orders["vote"]
    if vote is None or not app.room.profiles:
        return
    page = go_to(app, vote["pack"], vote["level"])
    if page is None or not page.guess.chooses:
        open_said(app, app.text("room.child.vote.word"), app.text("room.child.vote.absent"))


def go_to(app: App, key: str, level_id: str) -> LevelPage | None:
    """To a level, for the child who sits here; the map is behind it. None when the level is not here."""
    pack = app.library.pack(key) if key in app.library.keys else None
    level = pack.level(level_id) if pack else None
    if pack is None or level is None or not app.room.profiles:
        return None
    page = app.pages[-1] if app.pages else None
    if isinstance(page, LevelPage) and (page.journey.key, exercise_of(page.level.id)) == (key, level_id):
        return page
    journey = app.library.journey(app.room.profiles[0], pack, key)
    map = next(
        (app_page for app_page in app.pages if isinstance(app_page, MapPage) and app_page.journey is journey),
        None,
    )
    if map is None:
        seating.to_first(app)
        map = MapPage(app, journey)
        app.push(map)
    while app.pages[-1] is not map:
        app.pop()
    map.go_to(level, story=False)
    front = app.pages[-1]
    return front if isinstance(front, LevelPage) else None


def _plan(app: App, today: Plan) -> None:
    """What is played today: its packs are fetched, and a level that is not of today is left as it is."""
    app.library.follow(today)
    for packed in today["packs"]:
        app.room.request(Fetch(packed))
    page = next((app_page for app_page in reversed(app.pages) if isinstance(app_page, LevelPage)), None)
    if page and today["levels"] and not plan.is_open(today, page.journey.key, exercise_of(page.level.id)):
        while not isinstance(app.pages[-1], MapPage) and len(app.pages) > 1:
            app.pop()
        title = app.text("room.child.today.closed", title=app.text.pick(page.level.title))
        open_said(app, title, app.text("room.child.today.closed_how"))
    elif page and today["exam"]:
        open_said(app, app.text("room.child.today.title"), app.text("room.child.today.exam"))
    app.relayout()


def _show_again(app: App) -> None:
    """The page of who plays may have others now."""
    if app.pages and isinstance(app.pages[-1], Seats):
        app.pages[-1].relayout()
